import { defineCommand, json, leads, Refusal } from '@gable/api/server';

const readable = ['firstName', 'lastName', 'phones', 'emails', 'interest', 'bedrooms', 'rooms', 'livingArea', 'propertySubType', 'place', 'budget', 'message'];

/** A lead that somebody typed in one line; what was read out of it is marked as guessed. */
export const addLine = defineCommand({
  id: 'leads.addLine',
  input: { values: json({ required: true }) },
  permission: 'everyone',
  async run(tx, { values }) {
    const given = Object.entries((values ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined && value !== null);
    const unknown = given.filter(([name]) => !readable.includes(name)).map(([name]) => name);
    if (unknown.length) throw new Refusal('unknown_field', { status: 400, values: { fields: unknown.join(', ') } });
    return tx.records(leads).create({ ...Object.fromEntries(given), channel: 'hand', guessed: given.map(([name]) => name).filter((name) => name !== 'message') as never });
  },
});
