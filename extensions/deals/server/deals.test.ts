import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '@gable/api/testing';

let gable: TestOffice;
beforeAll(async () => {
  gable = await openTestOffice();
});
afterAll(() => gable[Symbol.asyncDispose]());

const sale = async (): Promise<{ deal: any; home: any }> => {
  const home = await gable.principal.create('properties', { unparsedAddress: '14 Elm St', standardStatus: 'Pending', listPrice: { amount: 48_000_000, currency: 'USD' } });
  const deal = await gable.principal.create('deals', { properties: [home.id], value: { amount: 47_500_000, currency: 'USD' } });
  return { deal, home };
};

test('a new deal begins at the first stage, named after its home', async () => {
  const { deal } = await sale();
  expect(deal).toMatchObject({ stage: 'inquiry', side: 'buyer', title: '14 Elm St' });
});

test('winning a deal marks its property sold', async () => {
  const { deal, home } = await sale();
  await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'won' });
  expect(await gable.principal.get('properties', home.id)).toMatchObject({ standardStatus: 'Closed', closePrice: { amount: 47_500_000, currency: 'USD' }, soldThrough: deal.id });
});

test('a deal that falls through gives the home back as it was', async () => {
  const { deal, home } = await sale();
  await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'won' });
  await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'proposal' });
  expect(await gable.principal.get('properties', home.id)).toMatchObject({ standardStatus: 'Pending', closePrice: null, closeDate: null, soldThrough: null });
});

test('undo takes back the deal and the home together', async () => {
  const { deal, home } = await sale();
  const { command } = await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'won' });
  await gable.principal.run('history.undo', { command });
  expect(await gable.principal.get('deals', deal.id)).toMatchObject({ stage: 'inquiry', closedAt: null });
  expect(await gable.principal.get('properties', home.id)).toMatchObject({ standardStatus: 'Pending', soldThrough: null });
});

test('undo and redo of a win follow each other as often as one likes', async () => {
  const { deal, home } = await sale();
  let { command } = await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'won' });
  const sold = await gable.principal.get('properties', home.id);
  for (const standardStatus of ['Pending', 'Closed', 'Pending', 'Closed']) {
    ({ command } = await gable.principal.run('history.undo', { command }));
    expect(await gable.principal.get('properties', home.id)).toMatchObject({ standardStatus });
  }
  expect(await gable.principal.get('properties', home.id)).toEqual({ ...sold, revision: expect.any(Number), updatedAt: expect.any(String) });
});

test('a deal that fell through by mistake is won again as it was', async () => {
  const { deal, home } = await sale();
  await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'won' });
  const sold = await gable.principal.get('properties', home.id);
  const { command } = await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'proposal' });
  await gable.principal.run('history.undo', { command });
  expect(await gable.principal.get('properties', home.id)).toEqual({ ...sold, revision: expect.any(Number), updatedAt: expect.any(String) });
});

test('an agent’s win sells a colleague’s home, and undo by the agent gives it back', async () => {
  const agent = await gable.hire('agent');
  const home = await gable.principal.create('properties', { unparsedAddress: '9 Oak St' });
  const deal = await agent.create('deals', { properties: [home.id] });
  const { command } = await agent.run('deals.moveToStage', { deal: deal.id, stage: 'won' });
  expect(await agent.get('properties', home.id)).toMatchObject({ standardStatus: 'Closed' });
  await agent.run('history.undo', { command });
  expect(await agent.get('properties', home.id)).toMatchObject({ standardStatus: 'Active' });
});

test('a home is sold once: the second winner is refused and nothing of it is written', async () => {
  const { deal, home } = await sale();
  await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'won' });
  const second = await gable.principal.create('deals', { properties: [home.id] });
  await expect(gable.principal.run('deals.moveToStage', { deal: second.id, stage: 'won' })).rejects.toMatchObject({ code: 'properties.alreadySold' });
  expect(await gable.principal.get('deals', second.id)).toMatchObject({ stage: 'inquiry', revision: 1 });
});

test('a lost deal wants a reason', async () => {
  const { deal } = await sale();
  await expect(gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'lost' })).rejects.toMatchObject({ fields: { lostReason: 'deals.lostNeedsReason' } });
  await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'lost', lostReason: 'competitor', competitor: 'Acme' });
  expect(await gable.principal.get('deals', deal.id)).toMatchObject({ stage: 'lost', competitor: 'Acme' });
});

test('a deal that is lost for another reason says which, and is found by it until it has a reason of the list', async () => {
  const { deal } = await sale();
  await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'lost', lostReason: 'other', otherReason: 'Inherited a windmill' });
  expect(await gable.principal.get('deals', deal.id)).toMatchObject({ lostReason: 'other', otherReason: 'Inherited a windmill' });
  expect((await gable.principal.list('deals', { words: 'windmill' })).map(({ id }) => id)).toEqual([deal.id]);

  await gable.principal.run('deals.change', { id: deal.id, lostReason: 'price' });
  expect(await gable.principal.get('deals', deal.id)).toMatchObject({ lostReason: 'price', otherReason: null });
});

test('a card that is dropped between two stands between them', async () => {
  const titles = ['A', 'B', 'C'];
  const cards = [];
  for (const title of titles) cards.push(await gable.principal.create('deals', { title, stage: 'proposal' }));
  await gable.principal.run('deals.moveToStage', { deal: cards[2].id, stage: 'proposal', before: cards[1].id });
  const board = await gable.principal.list('deals', { filter: { field: 'stage', is: '=', value: 'proposal' }, sort: ['boardPosition'] });
  expect(board.map(({ title }) => title).filter((title) => titles.includes(title))).toEqual(['A', 'C', 'B']);
});

test('a manager names and orders the stages; one that deals stand in stays', async () => {
  const stages = [{ id: 'inquiry', title: 'Fresh', kind: 'open' }, { id: 'viewing', kind: 'open' }, { id: 'proposal', kind: 'open' }, { id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost' }];
  await gable.principal.run('deals.changePipeline', { stages });
  expect(await gable.principal.create('deals', { title: 'New', stage: 'viewing' })).toMatchObject({ stage: 'viewing' });
  await expect(gable.principal.run('deals.changePipeline', { stages: stages.filter(({ id }) => id !== 'viewing') })).rejects.toMatchObject({ code: 'deals.stageInUse' });
  const agent = await gable.hire('agent');
  await expect(agent.run('deals.changePipeline', { stages })).rejects.toMatchObject({ status: 403 });
});

test('a won deal can be undone and redone', async () => {
  const { deal, home } = await sale();
  const { command } = await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'won' });
  const undone = await gable.principal.run('history.undo', { command });
  await gable.principal.run('history.undo', { command: undone.command });
  expect(await gable.principal.get('deals', deal.id)).toMatchObject({ stage: 'won' });
  expect(await gable.principal.get('properties', home.id)).toMatchObject({ standardStatus: 'Closed', statusBeforeSale: 'Pending', soldThrough: deal.id });
});

test('homes that come to a won deal are sold, those that leave it are not', async () => {
  const { deal, home } = await sale();
  await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'won' });
  const other = await gable.principal.create('properties', { unparsedAddress: '3 Late St' });
  await gable.principal.run('deals.change', { id: deal.id, properties: [other.id] });
  expect(await gable.principal.get('properties', home.id)).toMatchObject({ standardStatus: 'Pending', soldThrough: null });
  expect(await gable.principal.get('properties', other.id)).toMatchObject({ standardStatus: 'Closed', soldThrough: deal.id });
});

test('a deal in the archive stays as it is', async () => {
  const { deal } = await sale();
  await gable.principal.run('deals.archive', { id: deal.id });
  await expect(gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'proposal' })).rejects.toMatchObject({ code: 'record.archived' });
});
