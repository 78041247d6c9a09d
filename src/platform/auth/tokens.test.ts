import { beforeEach, describe, expect, test } from 'vitest';
import { everyEngine } from '../engine/testing/everyEngine.ts';
import { demoOffices, type DemoOffice } from './testing/demoOffice.ts';

describe.each(everyEngine)('on $name', ({ place }) => {
  const open = demoOffices(place);
  let office: DemoOffice;
  let agency: number;
  let petra: string;

  beforeEach(async () => {
    office = await open();
    ({ agency, member: petra } = await office.found('Homes of Athens', 'petra@homes.example'));
  });

  test('a token acts for its member, and only its hash is stored', async () => {
    const token = await office.auth.tokens.create({ agency, member: petra, name: 'Web site' });
    expect(token).toMatch(/^gable_[\w-]{43}$/);
    expect(await office.auth.tokens.verify(token)).toMatchObject({ agency, member: petra, role: 'principal' });
    await office.engine.write(null, async () => {});
    expect(await office.auth.tokens.listOf({ agency, member: petra })).toMatchObject([{ name: 'Web site', usedAt: expect.any(Number) }]);
    expect(await office.stored(agency)).not.toContain(token.slice(6));
  });

  test('a token that was revoked, guessed or cut short opens nothing', async () => {
    const token = await office.auth.tokens.create({ agency, member: petra, name: 'Web site' });
    const { id } = (await office.auth.tokens.listOf({ agency, member: petra }))[0]!;
    await expect(office.auth.tokens.revoke(id, { agency: agency + 1, member: petra })).rejects.toMatchObject({ status: 404 });
    expect(await office.auth.tokens.verify(token.slice(0, -1))).toBeNull();
    expect(await office.auth.tokens.verify(`gable_${'A'.repeat(43)}`)).toBeNull();
    expect(await office.auth.tokens.verify(id)).toBeNull();
    await office.auth.tokens.revoke(id, { agency, member: petra });
    expect(await office.auth.tokens.verify(token)).toBeNull();
  });

  test('nobody gets a token who is not let in', async () => {
    const { id } = await office.join(agency, { email: 'dimitri@homes.example', role: 'agent' });
    await office.run({ agency, member: petra }, 'members.suspend', { id });
    await expect(office.auth.tokens.create({ agency, member: id, name: 'Web site' })).rejects.toMatchObject({ status: 404 });
  });
});
