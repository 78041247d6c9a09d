import { Refusal } from '@gable/api';
import { readingOf } from '../engine/reading.ts';
import type { Caller } from '../caller.ts';
import type { Office } from '../office.ts';
import { takeOut } from './folder.ts';
import type { Purpose } from './queue.ts';
import { mostPerHour } from './queue.ts';
import { mailServerOf, type MailServer } from './server.ts';

/** How a letter went, or is to go. */
export interface ToldMail {
  id: string;
  member: string;
  address: string;
  purpose: Purpose;
  subject: string;
  state: 'queued' | 'sent' | 'failed';
  attempts: number;
  createdAt: string;
  sentAt: string | null;
  nextAt: string | null;
  way: string | null;
  /** Code of a sentence. */
  failure: string | null;
  /** What the server said. */
  answer: string | null;
  mayBeSentAgain: boolean;
}

export interface ToldServer extends Omit<MailServer, 'secret' | 'isOwn'> { hasSecret: boolean }
export interface MailWay { server: ToldServer | null; setBy: 'agency' | 'environment' | 'nobody'; mostPerHour: number }

type Parts = Pick<Office, 'engine' | 'commands'>;
const pageSize = 50;
const days = 30;

/** @throws Refusal `command.notPermitted` (403) for who does not look after the agency. */
export async function tellWay({ engine, commands }: Parts, caller: Caller): Promise<MailWay> {
  demandRight(commands, caller);
  const server = await mailServerOf(readingOf(engine, caller.agency.id), caller.agency.id);
  if (!server) return { server: null, setBy: 'nobody', mostPerHour: mostPerHour() };
  const { secret, isOwn, ...told } = server;
  return { server: { ...told, hasSecret: secret !== null }, setBy: isOwn ? 'agency' : 'environment', mostPerHour: mostPerHour() };
}

/**
 * The newest first.
 * @throws Refusal `command.notPermitted` (403), `query.wrongCursor` (400)
 */
export async function listMails({ engine, commands }: Parts, caller: Caller, after?: string): Promise<{ data: ToldMail[]; next: string | null }> {
  demandRight(commands, caller);
  const [before, last] = after === undefined ? [Number.MAX_SAFE_INTEGER, ''] : placeIn(after);
  const { id: agency } = caller.agency;
  const rows = await readingOf(engine, agency).rows(
    `SELECT id, member_id, address, purpose, subject, state, attempts, created_at, sent_at, next_at, way, failure, answer, content IS NOT NULL FROM mails
     WHERE agency_id = ? AND (created_at < ? OR (created_at = ? AND id < ?)) ORDER BY created_at DESC, id DESC LIMIT ?`, [agency, before, before, last, pageSize + 1],
  );
  const data = rows.slice(0, pageSize).map(([id, member, address, purpose, subject, state, attempts, createdAt, sentAt, nextAt, way, failure, answer, isKept]): ToldMail => ({
    id: id as string, member: member as string, address: address as string, purpose: purpose as Purpose, subject: subject as string, state: state as ToldMail['state'], attempts: Number(attempts),
    createdAt: instant(createdAt)!, sentAt: state === 'sent' ? instant(sentAt) : null, nextAt: state === 'queued' ? instant(nextAt) : null,
    way: way as string | null, failure: failure as string | null, answer: answer as string | null, mayBeSentAgain: state === 'failed' && Boolean(isKept),
  }));
  const end = data.at(-1);
  return { data, next: rows.length > pageSize && end ? `${Date.parse(end.createdAt)}.${end.id}` : null };
}

/** Takes away what was sent or given up a month ago, and out of the folder what was laid there. */
export async function sweepMails({ engine, folder }: Pick<Office, 'engine' | 'folder'>, agency: number): Promise<void> {
  const before = Date.now() - days * 24 * 60 * 60_000;
  const laid = await engine.read(agency, { sql: "SELECT id FROM mails WHERE agency_id = ? AND way = 'folder' AND created_at < ?", params: [agency, before] });
  await takeOut(folder, laid.map(([id]) => id as string));
  await engine.write(agency, (connection) => connection.change("DELETE FROM mails WHERE agency_id = ? AND state <> 'queued' AND created_at < ?", [agency, before]));
}

function demandRight(commands: Office['commands'], caller: Caller): void {
  if (!commands.permits(caller, commands.find('mail.changeServer')!)) throw new Refusal('command.notPermitted', { status: 403 });
}

function placeIn(after: string): [number, string] {
  const [, at, id] = /^(\d{1,15})\.(\w+)$/.exec(after) ?? [];
  if (at === undefined) throw new Refusal('query.wrongCursor', { status: 400 });
  return [Number(at), id!];
}

const instant = (at: unknown): string | null => (at === null ? null : new Date(Number(at)).toISOString());
