import { Refusal } from '@gable/api';
import { choice, defineCommand, json, text, type Transaction } from '@gable/api/server';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { connectionOf } from '../members/rights.ts';
import type { Office } from '../office.ts';
import { refuseTaken } from './agencyKinds.ts';
import { changeField } from './changeField.ts';
import type { Fault } from './checkContents.ts';
import { addField, removeField } from './fieldCommands.ts';
import { makeWordsOfChanged } from './fieldWords.ts';
import { refuseNeeded, refuseWithout } from './dependencies.ts';
import { faultsBesideKept, keep, keptBy } from './fieldsKept.ts';
import { inEnglish } from './inEnglish.ts';
import { readAdditions, type Additions, type ExtensionContents, type InstalledExtension } from './installed.ts';
import { allKeptBy, beginPurge } from './purge.ts';

/** Commands of principals about what comes from outside. Each takes effect at once, for everybody and without a restart. */
export function extensionCommands(office: Parts): RunnableCommand[] {
  return [addField(office), changeField, removeField, install(office), change(office, 'enabled'), change(office, 'disabled'), remove];
}

type Parts = Pick<Office, 'commands' | 'records' | 'messages' | 'extensions' | 'version'>;

/** Each as large as a request with all of them may be. */
const part = <Given extends { required?: true }>(given: Given) => json({ ...given, maxLength: 1024 * 1024 });

let checks: Awaited<ReturnType<typeof loadChecks>> | undefined;

/** Few agencies ever install anything, so what looks through it is loaded by the first. */
async function loadChecks() {
  return { ...await import('./checkContents.ts'), ...await import('./readContents.ts'), ...await import('./versions.ts') };
}

/** Takes in an extension without code, or another version of one that is there. */
const install = (office: Parts): RunnableCommand => ({ ...defineCommand({
  id: 'extensions.install',
  input: { manifest: part({ required: true }), messages: part({ required: true }), importers: part({}) },
  permission: ['extensions'],
  undoable: false,
  hidden: true,
  async run(tx, { manifest, messages, importers }) {
    const { records, extensions, version } = office;
    const { danglingIn, readContents, refuseOther } = checks!;
    const read = readContents({ manifest, messages, importers: importers ?? [] });
    refuseFaults(read.faults);
    const contents = read.contents!;
    const { name, version: own, engines } = contents.manifest;
    if (extensions.all.some((builtIn) => builtIn.name === name)) throw new Refusal('extension.builtIn', { status: 409, values: { extension: name } });
    refuseOther(name, { asked: engines.gable, is: version });
    const additions = await additionsIn(tx);
    if (additions.kept.some(({ owner, purge }) => owner === name && purge !== null)) throw new Refusal('extension.purging', { status: 409, values: { extension: name } });
    const before = additions.installed.find((one) => one.name === name);
    const extension: InstalledExtension = { ...contents, name, isEnabled: before?.isEnabled ?? true, installedAt: Date.parse(tx.now) };
    const after = withOne(additions, extension);
    refuseTaken(records.kinds, after);
    const dangling = danglingIn(contents, { office, agency: agencyOf(tx), additions: withOne(additions, { ...extension, isEnabled: true }) });
    refuseFaults([...dangling, ...faultsBesideKept(contents.manifest, additions.kept)]);
    await keep(connectionOf(tx), tx.agency.id, keptBy(contents.manifest));
    await makeWordsOfChanged(tx as RunningTransaction, { before: additions.kept, after: keptBy(contents.manifest) });
    await write(tx as RunningTransaction, extension);
    (tx as RunningTransaction).remark('extensions', { [name]: [before?.manifest.version ?? null, own] });
    return { name, version: own, inEnglish: inEnglish(contents) };
  },
}), async prepare() { checks ??= await loadChecks(); } }) as RunnableCommand;

const change = ({ records, extensions }: Parts, state: 'enabled' | 'disabled'): RunnableCommand => defineCommand({
  id: state === 'enabled' ? 'extensions.enable' : 'extensions.disable',
  input: { name: text({ required: true }) },
  permission: ['extensions'],
  undoable: false,
  hidden: true,
  async run(tx, { name }) {
    const additions = await additionsIn(tx);
    const found = existing(additions, name);
    if (found.isEnabled === (state === 'enabled')) return;
    const extension = { ...found, isEnabled: state === 'enabled' };
    if (extension.isEnabled) {
      refuseTaken(records.kinds, withOne(additions, extension));
      refuseWithout(extension, additions, extensions);
    } else refuseNeeded(name, additions);
    await write(tx as RunningTransaction, extension);
    (tx as RunningTransaction).remark('extensions', { [name]: [found.isEnabled ? 'enabled' : 'disabled', state] });
  },
}) as RunnableCommand;

const remove = defineCommand({
  id: 'extensions.remove',
  input: { name: text({ required: true }), data: choice(['keep', 'purge'], { required: true }) },
  permission: ['extensions'],
  undoable: false,
  hidden: true,
  async run(tx, { name, data }) {
    const additions = await additionsIn(tx);
    const kept = allKeptBy(name, additions.kept);
    // What was kept when it went can be purged still.
    const found = data === 'purge' && kept.length ? additions.installed.find((one) => one.name === name) : existing(additions, name);
    refuseNeeded(name, additions);
    await connectionOf(tx).change('DELETE FROM extensions WHERE agency_id = ? AND name = ?', [tx.agency.id, name]);
    (tx as RunningTransaction).remark('extensions', { [name]: [found?.manifest.version ?? null, null] });
    return { job: data === 'purge' ? await beginPurge(tx as RunningTransaction, kept) : null };
  },
}) as RunnableCommand;

/** @throws Refusal `extension.invalid` (422), which says of each fault where it is and what was expected. */
function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new Refusal('extension.invalid', { values: { problems: faults.map(({ file, at, expected }) => `${file}: ${at ? `${at}: ` : ''}expected ${expected}`).join('\n') } });
}

async function write(tx: RunningTransaction, { name, isEnabled, installedAt, manifest, messages, importers, icons }: InstalledExtension): Promise<void> {
  const connection = connectionOf(tx);
  await connection.change('DELETE FROM extensions WHERE agency_id = ? AND name = ?', [tx.agency.id, name]);
  await connection.change(
    'INSERT INTO extensions (agency_id, name, state, contents, installed_at) VALUES (?, ?, ?, ?, ?)',
    [tx.agency.id, name, isEnabled ? 'enabled' : 'disabled', JSON.stringify({ manifest, messages, importers, icons } satisfies ExtensionContents), installedAt],
  );
}

function existing({ installed }: Additions, name: string): InstalledExtension {
  const found = installed.find((one) => one.name === name);
  if (!found) throw new Refusal('extension.unknown', { status: 404, values: { extension: name } });
  return found;
}

const additionsIn = (tx: Transaction): Promise<Additions> => readAdditions(connectionOf(tx), tx.agency.id);
const agencyOf = (tx: unknown): RunningTransaction['parts']['caller']['agency'] => (tx as RunningTransaction).parts.caller.agency;
const withOne = (additions: Additions, extension: InstalledExtension): Additions => ({ ...additions, installed: [...additions.installed.filter(({ name }) => name !== extension.name), extension] });

