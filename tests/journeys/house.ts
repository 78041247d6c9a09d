import type { Person } from './people.ts';

interface Words { seller: readonly [string, string]; buyer: readonly [string, string]; street: string; note: string; task: string }

/** A home, its seller, a buyer, a deal between them and what is due: something to see on every page. */
export async function furnish(petra: Person, words: Words): Promise<string[]> {
  const seller = await petra.add('contacts', { firstName: words.seller[0], lastName: words.seller[1], roles: ['seller'], phones: ['+1 206 555 0123'] });
  const buyer = await petra.add('contacts', { firstName: words.buyer[0], lastName: words.buyer[1], roles: ['buyer'], emails: ['buyer@example.com'], preferredLanguage: 'el' });
  const home = await petra.add('properties', {
    streetName: words.street, streetNumber: '14', postalCode: '98101', bedroomsTotal: 4, bathroomsTotal: 2, livingArea: 164, listPrice: { amount: 84_500_000, currency: 'USD' },
    sellers: [seller.id], listingAgreement: 'Exclusive Right To Sell', mandateStart: '2026-11-01', expirationDate: '2026-11-30', mandateFeePercent: 2.5, waterfrontYN: true,
  });
  const deal = await petra.add('deals', { people: [{ id: buyer.id, role: 'buyer' }], properties: [home.id], value: { amount: 82_000_000, currency: 'USD' }, nextStep: words.task });
  await petra.run('deals.moveToStage', { deal: deal.id, stage: 'proposal' });
  await petra.add('notes', { text: words.note, about: `properties/${home.id}` });
  for (const days of [-2, 0.2, 5]) await petra.add('tasks', { title: words.task, about: `deals/${deal.id}`, dueAt: new Date(Date.now() + days * 86_400_000).toISOString(), priority: 'high' });
  const gone = await petra.add('contacts', { firstName: words.buyer[0], lastName: words.seller[1] });
  for (const { id } of [gone, await petra.add('contacts', { firstName: words.seller[0], lastName: words.buyer[1] })]) await petra.run('contacts.archive', { id });
  await petra.run('records.deleteForGood', { records: 'contacts', id: gone.id });
  await petra.add('me/tokens', { name: words.street });
  return [
    '/', '/my-tasks', '/contacts', `/contacts/${seller.id}`, '/contacts/new', '/properties', `/properties/${home.id}`, '/properties/import',
    '/deals', '/deals?view=table', `/deals/${deal.id}`, '/members', '/settings/account', '/settings/appearance', '/settings/agency', '/settings/roles', '/settings/pipeline', '/settings/extensions',
    '/reports', '/reports/deals.pipeline', '/reports/new', '/settings/mail',
    '/archive', `/contacts/${seller.id}/holdings`, '/settings/archive', '/settings/erasures',
  ];
}
