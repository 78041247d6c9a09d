import { readingOf } from '../engine/reading.ts';
import { readKept, withHidden } from '../extensions/fieldsKept.ts';
import { inPieces } from '../extensions/purging/inPieces.ts';
import type { Purging } from '../extensions/purging/purge.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import type { Pieces } from '../jobs/pieces.ts';
import type { Office } from '../office.ts';
import type { Counts } from './certify.ts';
import { certified, type Forgetting } from './erasureCommands.ts';
import { forgetCopies } from './forgetCopies.ts';
import { forgetImports } from './forgetImports.ts';
import { fileIdsIn, forgetBytes, shasOf } from './forgetFiles.ts';
import { eraseTold } from './eraseTold.ts';
import { aboutOf, everTold, remove } from './remove.ts';
import { mentionsOf, sameOnes } from './mentions.ts';
import { namesOf, wordsOf, valuesTold } from './words.ts';

/** What a forgetting works with. */
export interface Forgotten { purging: Purging; office: Office; kind: string; ids: readonly string[]; words: readonly string[]; /** Parts of their names. */ names: readonly string[] }

/**
 * Forgets records with all that is kept about it. Each step can be done again: after a crash it is done from the start,
 * and the records themselves go last, so that until then it is known what is to be forgotten.
 */
export async function forget({ office, pieces }: { office: Office; pieces: Pieces }, { work, job }: { work: Forgetting; job: RunningJob }): Promise<void> {
  const { kind, ids: asked, run, isPerson } = work;
  const purging = await purgingOf(office, job);
  const { engine } = office;
  const caller = office.agencies.office(job.agency);
  const told = await everTold(purging, { kind, ids: asked });
  const definition = purging.definitionOf(kind);
  const own = wordsOf(definition, told.flatMap(valuesTold));
  const ids = isPerson ? [...asked, ...await sameOnes(purging, { kind, ids: asked, words: own })] : asked;
  const all = await everTold(purging, { kind, ids });
  const valuesOfAll = isPerson ? all.flatMap(valuesTold) : [];
  const parts = office.rules.same.of(kind).flatMap(({ titleOf = [] }) => titleOf.filter((fields) => fields.length > 1)).flat();
  const forgotten: Forgotten = { purging, office, kind, ids, words: wordsOf(definition, valuesOfAll), names: namesOf(parts, valuesOfAll) };

  const about = await aboutOf(purging, { kind, ids });
  const mentions = await mentionsOf(forgotten);
  const toldAbout = await Promise.all(about.map((one) => everTold(purging, one)));
  const files = fileIdsIn(purging, [{ kind, told: all }, ...about.map((one, index) => ({ kind: one.kind, told: toldAbout[index]! }))]);
  const bytes = await shasOf(engine, { agency: job.agency, ids: files });

  for (const mention of mentions) {
    for (let from = 0; from < mention.ids.length; from += recordsInPiece) {
      const piece = { kind: mention.kind, ids: mention.ids.slice(from, from + recordsInPiece), gone: new Set(ids), goneKind: kind, words: forgotten.words, names: forgotten.names };
      await pieces.during(job, piece, (token) => office.commands.perform(caller, { command: 'records.unhookPiece', input: { piece: token }, run }));
    }
  }
  if (isPerson) await eraseTold(forgotten, mentions);
  await forgetImports(forgotten);
  for (const one of [...about, { kind, ids }]) await remove(purging, { ...one, files });
  await forgetCopies(forgotten);
  const gone = await forgetBytes(office, bytes);
  const counted = (kindOf: string): number => about.find((one) => one.kind === kindOf)?.ids.length ?? 0;
  const counts: Counts = { records: ids.length, notes: counted('notes'), tasks: counted('tasks'), files: gone, namedElsewhere: mentions.reduce((sum, one) => sum + one.ids.length, 0) };
  await pieces.during(job, { about: certified(kind, asked), counts }, (token) => office.commands.perform(caller, { command: 'records.certifyPiece', input: { piece: token }, run }));
  await engine.rinse();
  await office.changes.publish(job.agency, { events: [], settings: true });
}

const recordsInPiece = 20;

async function purgingOf({ engine, agencies, records }: Office, job: RunningJob): Promise<Purging> {
  const kept = await readKept(readingOf(engine, job.agency), job.agency);
  const everything = { kept: kept.map((one) => ({ ...one, purge: null })) };
  return { engine, agency: job.agency, base: records.kinds, kept, definitionOf: (kind) => withHidden(agencies.get(job.agency).kinds.get(kind), everything), piece: inPieces(engine, job) };
}

