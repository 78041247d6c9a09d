import { Refusal, type AskedForm, type FileForm, type Mapping } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Agency } from '../../caller.ts';
import type { Office } from '../../office.ts';
import { contributingTo, messagesFor, usualMessages } from '../../extensions/contributing.ts';
import { layoutOf } from '../../fields/layout.ts';
import type { AskedBeginning, Beginning } from '../reading/beginning.ts';
import { ownId } from '../reading/importableField.ts';
import { importableFields } from '../reading/importableFields.ts';
import { checkMapping } from './checkMapping.ts';
import { detailsOf } from './details.ts';
import { columnName, isData } from './headings.ts';
import { guess, recognised, samplesIn } from './guess.ts';
import { comparedHeading, importersFor } from './importers.ts';
import { labelsOf } from './labels.ts';
import { profilesFor, withProfile } from './profiles.ts';

interface Asked {
  definition: RecordDefinition;
  upload: string;
  agency: Agency;
  variant?: string | undefined;
  /** Name of the profile that it is read by; empty for none. One that knows all of its headings is found by itself. */
  profile?: string | undefined;
  /** What somebody says about the file's form. */
  asked?: AskedForm | undefined;
  /** Nothing needs to be known: somebody will look at the columns. */
  isLookedAt?: boolean | undefined;
  /** Columns that somebody chose, as an object or as JSON. */
  given?: unknown;
}

const lookedAt = 200;

/**
 * How a file is to be read, from its first rows, and the ways that its form offers.
 * @throws Refusal `import.…` (422), `request.wrongChoice` (400) for a way that it does not offer.
 */
export async function readMapping({ messages: all, extensions, jobs }: Pick<Office, 'messages' | 'extensions' | 'jobs'>, { definition, upload, agency, variant, profile, asked, isLookedAt, given }: Asked): Promise<{ mapping: Mapping; variants: string[]; profiles: string[] }> {
  const look = jobs.isStarted ? beginningInThread : beginningHere;
  const began = await look({ file: upload, asked: asked ?? {}, country: agency.country, count: lookedAt });
  const [first, ...others] = began.rows;
  if (!first) throw new Refusal('import.empty');
  const messages = messagesFor(all, agency);
  const fields = [...importableFields(definition, messages), ownId];
  const importers = importersFor(definition.kind, contributingTo(agency, extensions));
  // A file may still call a field by its usual name; one that nobody is shown is not filled unasked.
  const { hidden } = layoutOf(agency, definition.kind);
  const shown = fields.filter((field) => field !== ownId && !hidden.includes(field.name));
  const labels = new Map([...labelsOf(definition, shown, usualMessages(all, agency)), ...labelsOf(definition, shown, messages)]);
  const isKnown = (heading: string): boolean => labels.has(comparedHeading(heading)) || importers.some(({ columns }) => comparedHeading(heading) in columns);
  const isGuessed = asked?.headings === undefined && (began.form.kind === 'csv' || began.form.kind === 'xlsx');
  const form: FileForm = isGuessed && isData({ first, rows: others, country: agency.country, isKnown }) ? { ...began.form, headings: false } : began.form;
  // Numbers alone tell too little to be brought in unseen.
  if (isGuessed && !isLookedAt && first.every((cell) => /^[\d.,\s-]*$/.test(cell))) throw new Refusal('import.noHeadings', { values: { headings: named(first) } });
  const headings = form.headings ? first : first.map((_cell, index) => columnName(index));
  const rows = form.headings ? others : began.rows;
  const variants = (form.headings && recognised(headings.map(comparedHeading), importers)?.variants?.map(({ id }) => id)) || [];
  if (variant !== undefined && !variants.includes(variant)) throw new Refusal('request.wrongChoice', { status: 400, values: { name: 'variant', choices: variants.join(', ') || '–' } });
  const guessed = guess({ form, headings: headings.map((heading) => heading.trim()), rows, fields: shown, importers, labels, country: agency.country, currency: agency.currency, variant });
  const profiles = profilesFor(agency, definition.kind);
  const kept = withProfile(guessed, profiles, { wanted: profile, fields });
  const mapping = given === undefined ? kept : withDetails(checkMapping(typeof given === 'string' ? parsed(given) : given, { guessed: kept, fields }));
  if (!isLookedAt && mapping.columns.every(({ field }) => field === null)) throw new Refusal(form.headings ? 'import.nothingKnown' : 'import.noHeadings', { values: { headings: named(first) } });
  return { mapping, variants, profiles: profiles.map(({ name }) => name) };

  /** What somebody left open of the columns that they chose. */
  function withDetails(chosen: Mapping): Mapping {
    const samples = samplesIn(headings, rows);
    const { country, currency } = agency;
    return { ...chosen, columns: chosen.columns.map(({ asks, ...column }, index) => ({ ...column, ...detailsOf({ ...column, asks }, { heading: column.heading, samples: samples[index]!, fields, country, currency, form }) })) };
  }
}

/** Where nobody else waits, starting a thread is lost time. */
const beginningHere = async (asked: AskedBeginning): Promise<Beginning> => (await import('../reading/beginning.ts')).beginningOf(asked);
const beginningInThread = async (asked: AskedBeginning): Promise<Beginning> => (await import('../reading/beginningApart.ts')).beginningApart(asked);

const named = (headings: string[]): string => headings.slice(0, 8).join(', ').slice(0, 200);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('import.wrongMapping', { values: { heading: '', what: 'columns' } });
  }
}
