import { beforeEach, describe, expect, test } from 'vitest';
import { everyEngine } from '../engine/testing/everyEngine.ts';
import { address, agentsPassword, demoOffices, type DemoOffice } from '../auth/testing/demoOffice.ts';
import { welcome } from './welcome.ts';

describe.each(everyEngine)('on $name', ({ place }) => {
  const open = demoOffices(place);
  let office: DemoOffice;
  let agency: number;
  let petra: string;
  let north: string;
  let maria: string;

  beforeEach(async () => {
    office = await open();
    ({ agency, member: petra } = await office.found('Homes of Athens', 'petra@homes.example'));
    north = (await run(petra, 'teams.create', { title: 'North' })).id;
    maria = (await office.join(agency, { email: 'maria@homes.example', role: 'manager', team: north })).id;
  });

  const run = (member: string | null, id: string, input: Record<string, unknown>) => office.run({ agency, member }, id, input);
  const agent = async (team: string | null = north, email = 'dimitri@homes.example') => office.join(agency, { email, role: 'agent', team });
  const invitation = { email: 'new@homes.example', title: 'Nina New', role: 'agent' };

  test('a manager invites agents into their own team', async () => {
    const { id } = await run(maria, 'members.invite', invitation);
    expect(office.agencies.get(agency).members.get(id)).toMatchObject({ title: 'Nina New', email: 'new@homes.example', role: 'agent', team: north });
  });

  test('a manager invites no principal, no manager, and nobody into another team', async () => {
    const south = (await run(petra, 'teams.create', { title: 'South' })).id;
    for (const role of ['principal', 'manager']) await expect(run(maria, 'members.invite', { ...invitation, role })).rejects.toMatchObject({ code: 'members.onlyPrincipals', status: 403 });
    await expect(run(maria, 'members.invite', { ...invitation, team: south })).rejects.toMatchObject({ code: 'members.otherTeam', status: 403 });
  });

  test('an agent invites and suspends nobody', async () => {
    const { id } = await agent();
    await expect(run(id, 'members.invite', invitation)).rejects.toMatchObject({ code: 'command.notPermitted', status: 403 });
    await expect(run(id, 'members.suspend', { id: maria })).rejects.toMatchObject({ status: 403 });
  });

  test('an address belongs to one member of an agency, in whatever case', async () => {
    await expect(run(petra, 'members.invite', { ...invitation, email: 'MARIA@homes.example' })).rejects.toMatchObject({ code: 'emailTaken', status: 422 });
    await expect(run(petra, 'members.invite', { ...invitation, email: 'no address' })).rejects.toMatchObject({ fields: { email: 'field.notEmail' } });
  });

  test('suspension ends sessions, tokens and links at once', async () => {
    const { id, session } = await agent();
    const token = await office.auth.tokens.create({ agency, member: id, name: 'Web site' });
    const { link } = await run(petra, 'members.resetPassword', { id });
    await run(maria, 'members.suspend', { id });
    expect(await office.letsIn(session.cookie)).toBe(false);
    expect(await office.auth.tokens.verify(token)).toBeNull();
    await expect(office.auth.links.look(office.secretIn(link))).rejects.toMatchObject({ code: 'linkSpent' });
    expect(await office.engine.read(null, { sql: 'SELECT count(*) FROM sessions WHERE member_id = ? AND ended IS NULL', params: [id] })).toEqual([[0]]);
  });

  test('who is invited has joined from when they first come in, whichever way, and once', async () => {
    const joinedAt = async (id: string) => (await office.engine.read(agency, { sql: 'SELECT joined_at FROM members WHERE id = ?', params: [id] }))[0]![0];
    const { id, link } = await run(petra, 'members.invite', invitation);
    expect(await joinedAt(id)).toBeNull();
    expect(office.agencies.get(agency).members.get(id)).toMatchObject({ joined: false });
    const again = await run(petra, 'members.resetPassword', { id });
    await expect(office.auth.links.look(office.secretIn(link))).rejects.toMatchObject({ code: 'linkSpent' });
    await welcome(office, await office.auth.links.use(office.secretIn(again.link), { password: agentsPassword, address }), 'Nina Newman');
    const first = await joinedAt(id);
    expect(first).toEqual(expect.any(Number));
    expect(office.agencies.get(agency).members.get(id)).toMatchObject({ joined: true, title: 'Nina Newman' });
    await welcome(office, await office.auth.signIn({ email: invitation.email, password: agentsPassword, address }));
    await run(id, 'members.join', {});
    expect(await joinedAt(id)).toBe(first);
    await expect(run(null, 'members.join', {})).rejects.toMatchObject({ status: 403 });
  });

  test('who is reinstated signs in with the password they had, and no old session comes back', async () => {
    const { id, session } = await agent();
    await run(petra, 'members.suspend', { id });
    await expect(run(petra, 'members.resetPassword', { id })).rejects.toMatchObject({ code: 'members.isSuspended', status: 409 });
    await run(maria, 'members.reinstate', { id });
    expect(await office.letsIn(session.cookie)).toBe(false);
    await expect(office.auth.signIn({ email: 'dimitri@homes.example', password: 'a ladder behind the mill', address: '192.0.2.9' })).resolves.toMatchObject({ member: id });
  });

  test('nobody suspends themselves, and no manager a principal or another team', async () => {
    const { id } = await agent(null);
    await run(petra, 'members.invite', { ...invitation, role: 'principal' });
    await expect(run(petra, 'members.suspend', { id: petra })).rejects.toMatchObject({ code: 'members.notYourself', status: 409 });
    await expect(run(maria, 'members.suspend', { id: petra })).rejects.toMatchObject({ code: 'members.onlyPrincipals' });
    await expect(run(maria, 'members.suspend', { id })).rejects.toMatchObject({ code: 'members.otherTeam' });
  });

  test('there is always a principal', async () => {
    await expect(run(petra, 'members.change', { id: petra, role: 'agent' })).rejects.toMatchObject({ code: 'members.lastPrincipal', status: 409 });
    await expect(run(null, 'members.suspend', { id: petra })).rejects.toMatchObject({ code: 'members.lastPrincipal' });
    const { id } = await office.join(agency, { email: 'pavlos@homes.example', role: 'principal' });
    await run(id, 'members.suspend', { id: petra });
    await expect(run(id, 'members.change', { id, role: 'manager' })).rejects.toMatchObject({ code: 'members.lastPrincipal' });
  });

  test('two teams can’t have one name', async () => {
    await expect(run(petra, 'teams.create', { title: ' north' })).rejects.toMatchObject({ fields: { title: 'teams.sameName' } });
    await run(petra, 'teams.change', { id: north, title: 'North West' });
    await run(petra, 'teams.create', { title: 'North' });
    await expect(run(petra, 'teams.change', { id: north, title: 'NORTH' })).rejects.toMatchObject({ fields: { title: 'teams.sameName' } });
  });

  test('only principals give roles and teams', async () => {
    const { id } = await agent();
    await expect(run(maria, 'members.change', { id, role: 'assistant' })).rejects.toMatchObject({ code: 'members.onlyPrincipals' });
    await expect(run(id, 'members.change', { id, role: 'principal' })).rejects.toMatchObject({ code: 'members.onlyPrincipals' });
    await expect(run(id, 'members.change', { id, team: null })).rejects.toMatchObject({ code: 'members.onlyPrincipals' });
    await run(petra, 'members.change', { id, role: 'assistant', team: null });
    expect(office.agencies.get(agency).members.get(id)).toMatchObject({ role: 'assistant', team: null });
  });

  test('everybody corrects their own name and number, and nobody their address', async () => {
    const { id, session } = await agent();
    await run(id, 'members.change', { id, title: 'Dimitri D.', phone: '210 123 4567' });
    expect(office.agencies.get(agency).members.get(id)).toMatchObject({ title: 'Dimitri D.' });
    expect(await office.letsIn(session.cookie)).toBe(true);
    await expect(run(id, 'members.change', { id: maria, title: 'Anybody' })).rejects.toMatchObject({ status: 403 });
    await expect(run(id, 'members.change', { id, email: 'x@y.example' })).rejects.toMatchObject({ code: 'unknown_field', status: 400 });
    await expect(run(id, 'members.change', { id, title: null })).rejects.toMatchObject({ code: 'record.invalid' });
  });

  test('a role that undo would give is given by principals only', async () => {
    const { id } = await office.join(agency, { email: 'pavlos@homes.example', role: 'principal' });
    const { command } = await office.commands.run(office.agencies.caller(agency, id), 'members.change', { id, role: 'agent' });
    await expect(run(id, 'history.undo', { command })).rejects.toMatchObject({ code: 'members.onlyPrincipals' });
  });

  test('preferences are merged, and a null forgets one', async () => {
    await run(maria, 'members.changePreferences', { preferences: { theme: 'dark', density: 'compact' } });
    const answer = await run(maria, 'members.changePreferences', { locale: 'el', preferences: { density: null } });
    expect(answer).toEqual({ locale: 'el', preferences: { theme: 'dark' } });
    for (const preferences of [{ theme: '"><script>' }, { density: 'tiny' }, { walkthrough: 'home' }, { walkthrough: ['<b>'] }, { walkthrough: Array(101).fill('a') }]) {
      await expect(run(maria, 'members.changePreferences', { preferences })).rejects.toMatchObject({ code: 'record.invalid', fields: { preferences: expect.stringMatching(/^field\./) } });
    }
    await expect(run(maria, 'members.changePreferences', { preferences: { salaries: [1] } })).rejects.toMatchObject({ code: 'unknown_field', status: 400 });
    await expect(run(maria, 'members.changePreferences', { preferences: JSON.parse('{"__proto__":{"theme":"dark"}}') })).rejects.toMatchObject({ status: 400 });
    await expect(run(maria, 'members.changePreferences', { preferences: [1] })).rejects.toMatchObject({ fields: { preferences: 'field.notObject' } });
  });

  test('a table stays as somebody laid it out, and nothing else is kept with it', async () => {
    const tables = { contacts: { columns: ['phones', 'holder'], widths: { title: 300 }, pinned: 1 } };
    expect(await run(maria, 'members.changePreferences', { preferences: { tables } })).toMatchObject({ preferences: { tables } });
    for (const wrong of [[], { contacts: [] }, { contacts: { columns: ['<b>'] } }, { contacts: { widths: { title: -1 } } }, { contacts: { pinned: 0.5 } }, { contacts: { words: 'x' } }]) {
      await expect(run(maria, 'members.changePreferences', { preferences: { tables: wrong } })).rejects.toMatchObject({ fields: { preferences: 'field.notObject' } });
    }
  });

  test("another agency's member is not there", async () => {
    const other = await office.found('Homes of Patras', 'nikos@patras.example');
    for (const command of ['members.suspend', 'members.reinstate', 'members.resetPassword', 'members.change']) {
      await expect(office.run(other, command, { id: maria })).rejects.toMatchObject({ code: 'record.notFound', status: 404 });
    }
  });
});
