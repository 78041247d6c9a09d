import { Refusal, type Rights } from '@gable/api';
import { defineCommand, json, text, type Transaction } from '@gable/api/server';
import { newId } from '@gable/db/id.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { leadingRole } from './builtInRoles.ts';
import { checkedRights } from './checkRights.ts';
import { covers } from './covers.ts';
import { mayChangeRole, readRoles, rightsOf, type Role } from './roles.ts';

const most = 100;
const own = { permission: ['roles'], hidden: true, undoable: false } as const;
const title = { maxLength: 60 } as const;

/** Makes a role; nobody gives more than they have. */
const create = defineCommand({
  ...own, id: 'roles.create', input: { title: text({ ...title, required: true }), rights: json({ required: true }) },
  async run(tx, { title: given, rights: written }) {
    const roles = await rolesIn(tx);
    if (roles.size >= most) throw new Refusal('roles.tooMany', { values: { most } });
    const rights = givenBy(tx, written);
    refuseSameTitle(roles, { title: given });
    const id = newId();
    await connectionOf(tx).change('INSERT INTO roles (agency_id, id, title, rights, created_at) VALUES (?, ?, ?, ?, ?)', [tx.agency.id, id, given, JSON.stringify(rights), Date.parse(tx.now)]);
    remark(tx, { id, before: null, after: { title: given, rights } });
    return { id };
  },
});

const change = defineCommand({
  ...own, id: 'roles.change', input: { id: text({ required: true }), title: text(title), rights: json() },
  async run(tx, { id, title: given, rights: written }) {
    const roles = await rolesIn(tx);
    const role = changeable(tx, roles, id);
    const after = { title: given ?? role.title, rights: written ? givenBy(tx, written) : role.rights };
    if (given) refuseSameTitle(roles, { id, title: given });
    await connectionOf(tx).change('UPDATE roles SET title = ?, rights = ? WHERE agency_id = ? AND id = ?', [after.title, JSON.stringify(after.rights), tx.agency.id, id]);
    remark(tx, { id, before: { title: role.title, rights: role.rights }, after });
    return { id };
  },
});

/** Puts away a role that nobody has. */
const archive = defineCommand({
  ...own, id: 'roles.archive', input: { id: text({ required: true }) },
  async run(tx, { id }) {
    const role = changeable(tx, await rolesIn(tx), id);
    if (role.isBuiltIn) throw new Refusal('roles.builtIn', { status: 409 });
    const [[count]] = await connectionOf(tx).rows('SELECT count(*) FROM members WHERE agency_id = ? AND role = ? AND archived_at IS NULL', [tx.agency.id, id]) as [[number]];
    if (Number(count) > 0) throw new Refusal('roles.inUse', { status: 409, values: { count: Number(count) } });
    await connectionOf(tx).change('UPDATE roles SET archived_at = ? WHERE agency_id = ? AND id = ?', [Date.parse(tx.now), tx.agency.id, id]);
    remark(tx, { id, before: { title: role.title, rights: role.rights }, after: null });
  },
});

export const roleCommands: readonly RunnableCommand[] = [create, change, archive];

function changeable(tx: Transaction, roles: ReadonlyMap<string, Role>, id: string): Role {
  const role = roles.get(id);
  if (!role) throw new Refusal('record.notFound', { status: 404 });
  if (id === leadingRole) throw new Refusal('roles.fixed', { status: 409 });
  if (!mayChangeRole(callerOf(tx), role)) throw new Refusal('roles.notYours', { status: 403 });
  return role;
}

function givenBy(tx: Transaction, written: unknown): Rights {
  const caller = callerOf(tx);
  const rights = checkedRights(written, caller.agency.kinds);
  if (!covers(rightsOf(caller), rights)) throw new Refusal('roles.moreThanOwn', { status: 403 });
  return rights;
}

function refuseSameTitle(roles: ReadonlyMap<string, Role>, { id, title: given }: { id?: string; title: string }): void {
  const isSame = (role: Role): boolean => role.id !== id && role.title?.toLowerCase() === given.toLowerCase();
  if ([...roles.values()].some(isSame)) throw new Refusal('roles.sameTitle', { fields: { title: 'roles.sameTitle' } });
}

interface Told { title: string | null; rights: Rights }

function remark(tx: Transaction, { id, before, after }: { id: string; before: Told | null; after: Told | null }): void {
  (tx as RunningTransaction).remark('roles', { [id]: [before, after] });
}

const callerOf = (tx: Transaction) => (tx as RunningTransaction).parts.caller;
const connectionOf = (tx: Transaction) => (tx as RunningTransaction).parts.connection;
/** As they are now, not as they were when the caller was made. */
const rolesIn = (tx: Transaction) => readRoles(connectionOf(tx), tx.agency.id);
