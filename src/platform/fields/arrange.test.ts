import type { FieldLayout } from '@gable/api';
import type { TestOffice } from '@gable/api/testing';
import { describe, expect, test } from 'vitest';
import { contributingTo, messagesFor } from '../extensions/contributing.ts';
import { describeRecords } from '../records/describe.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { arrangementOf } from './arrangement.ts';

const contactsOf = ({ office, agency }: TestOffice) => arrangementOf(office, office.agencies.get(agency), 'contacts')!;

/** As the page of the settings sends it: the whole arrangement, on top of the one that it was given. */
const arrange = (gable: TestOffice, { by = gable.principal, ...given }: Partial<FieldLayout> & { by?: TestOffice['principal'] }) =>
  by.run('fields.arrange', { records: 'contacts', ...contactsOf(gable).layout, ...given } as never);

function described({ office, agency, principal }: TestOffice) {
  const caller = office.agencies.caller(agency, principal.id);
  return describeRecords(caller, { rules: office.rules, contributing: contributingTo(caller.agency, office.extensions) }).find(({ kind }) => kind === 'contacts')!;
}

const said = ({ office, agency }: TestOffice, locale: 'en' | 'he', key: string) => messagesFor(office.messages, office.agencies.get(agency)).sentence(locale, `contacts.${key}`);

describe.each(everyOffice)('fields as an agency arranges them, on $engine', ({ open }) => {
  test('fields go into other groups and into new ones, and what nobody placed stays where it is', async () => {
    await using gable = await open();
    const [who, reach, ...others] = contactsOf(gable).usual;
    const groups = [{ id: 'reach', fields: ['emails', 'phones', 'firstName'] }, { id: 'work', fields: ['jobTitle', 'company'] }, { id: 'who', fields: ['lastName'] }];
    await arrange(gable, { groups, labels: { 'group.work': { he: 'עבודה', en: 'Work' } } });
    const form = described(gable).form!;
    expect(form.map(({ id }) => id)).toEqual(['reach', 'work', 'who', ...others.map(({ id }) => id)]);
    expect(form[0]!.fields).toEqual(['emails', 'phones', 'firstName', ...reach!.fields.filter((name) => !['emails', 'phones'].includes(name))]);
    expect(form[2]!.fields).toEqual(['lastName', ...who!.fields.filter((name) => !['firstName', 'lastName', 'company', 'jobTitle'].includes(name))]);
    expect(said(gable, 'he', 'group.work')).toBe('עבודה');
    await arrange(gable, { groups: contactsOf(gable).usual, labels: {} });
    expect(contactsOf(gable).layout.groups).toBeNull();
  });

  test('a field is called otherwise in one language and as usual in the others, and goes back to its usual name', async () => {
    await using gable = await open();
    const usual = said(gable, 'en', 'source');
    await arrange(gable, { labels: { source: { he: ' איך  הגיעו {אלינו} ' }, remarks: { en: usual === 'x' ? '' : said(gable, 'en', 'remarks') } } });
    expect(said(gable, 'he', 'source')).toBe('איך הגיעו {אלינו}');
    expect(said(gable, 'en', 'source')).toBe(usual);
    expect(contactsOf(gable).layout.labels).toEqual({ source: { he: 'איך הגיעו {אלינו}' } });
    expect(contactsOf(gable).fields.find(({ name }) => name === 'source')!.names.en).toBe(usual);
    await arrange(gable, { labels: {} });
    expect(messagesFor(gable.office.messages, gable.office.agencies.get(gable.agency))).toBe(gable.office.messages);
    await expect(arrange(gable, { labels: { source: { en: 'PHONE NUMBERS' }, phones: { en: 'Phone numbers' } } })).rejects.toMatchObject({ code: 'fields.calledTwice' });
    await expect(arrange(gable, { groups: [{ id: 'work', fields: ['company'] }] })).rejects.toMatchObject({ code: 'fields.groupNameless', fields: { 'group.work': 'fields.groupNameless' } });
  });

  test('a demanded field must be in new records and stays filled; one that lacks it may be changed in all else', async () => {
    await using gable = await open();
    const { principal } = gable;
    const old = await principal.create('contacts', { lastName: 'Levi' });
    const named = await principal.create('contacts', { lastName: 'Cohen', source: 'Fair' });
    await arrange(gable, { demanded: ['source', 'jobTitle'] });
    expect(described(gable).fields.find(({ name }) => name === 'source')).toMatchObject({ demanded: true, required: false });
    await expect(principal.create('contacts', { lastName: 'New' })).rejects.toMatchObject({ code: 'record.invalid', fields: { source: 'field.required', jobTitle: 'field.required' } });
    // A company has no job title.
    await principal.create('contacts', { contactKind: 'company', company: 'Acme', source: 'Fair' });
    await principal.run('contacts.change', { id: old.id, remarks: 'Wants a garden' });
    await expect(principal.run('contacts.change', { id: named.id, source: null })).rejects.toMatchObject({ fields: { source: 'field.required' } });
    await expect(arrange(gable, { demanded: ['contactKind'] })).rejects.toMatchObject({ code: 'fields.cantBeDemanded' });
    await expect(arrange(gable, { demanded: ['source'], hidden: ['source'] })).rejects.toMatchObject({ code: 'fields.cantBeDemanded' });
  });

  test('nobody is asked for what their role does not know of', async () => {
    await using gable = await open();
    const agent = await gable.hire('agent');
    await arrange(gable, { demanded: ['source'] });
    await expect(agent.create('contacts', { lastName: 'New' })).rejects.toMatchObject({ fields: { source: 'field.required' } });
    const { rights } = gable.office.agencies.get(gable.agency).roles.get('agent')!;
    await gable.principal.run('roles.change', { id: 'agent', rights: { ...rights, kinds: { ...rights.kinds, contacts: { ...rights.kinds.contacts, fields: { source: 'hidden' } } } } as never });
    await agent.create('contacts', { lastName: 'New' });
  });

  test('a hidden field is shown to nobody, keeps its values, and what Gable works with is not hidden', async () => {
    await using gable = await open();
    const { id } = await gable.principal.create('contacts', { lastName: 'Levi', website: 'https://levi.test' });
    await arrange(gable, { hidden: ['website'] });
    expect(described(gable).fields.map(({ name }) => name)).not.toContain('website');
    expect(described(gable).form!.flatMap(({ fields }) => fields)).not.toContain('website');
    expect(await gable.principal.get('contacts', id)).toMatchObject({ website: 'https://levi.test/' });
    await expect(arrange(gable, { hidden: ['contactKind'] })).rejects.toMatchObject({ code: 'fields.isNeeded' });
  });

  test('a field of the agency keeps its place while it is away, and of one that is deleted for good nothing is left', async () => {
    await using gable = await open();
    const { principal } = gable;
    const add = () => principal.run('fields.add', { records: 'contacts', title: 'Pet', sketch: { kind: 'text' } as never });
    await add();
    const { usual } = contactsOf(gable);
    const groups = usual.filter(({ id }) => id !== 'added').map(({ id, fields }) => ({ id, fields: id === 'who' ? ['roles', 'pet', ...fields.filter((name) => name !== 'roles')] : fields }));
    await arrange(gable, { groups, labels: { pet: { he: 'חיה' } } });
    await principal.run('fields.remove', { records: 'contacts', name: 'pet', data: 'keep' });
    expect(described(gable).form![0]!.fields).not.toContain('pet');
    await arrange(gable, { groups: contactsOf(gable).usual.map(({ id, fields }) => ({ id, fields: [...fields].reverse() })) });
    await add();
    expect(described(gable).form!.find(({ id }) => id === 'who')!.fields).toContain('pet');
    expect(said(gable, 'he', 'pet')).toBe('חיה');
    await principal.run('fields.remove', { records: 'contacts', name: 'pet', data: 'purge' });
    expect(JSON.stringify(contactsOf(gable).layout)).not.toContain('pet');
  });

  test('of two who arrange at once the later one is told, and agents arrange nothing', async () => {
    await using gable = await open();
    const { revision } = contactsOf(gable).layout;
    const { data } = await arrange(gable, { hidden: ['website'] });
    expect(data).toMatchObject({ before: { revision, hidden: [] } });
    await expect(arrange(gable, { revision, hidden: [] })).rejects.toMatchObject({ code: 'fields.arrangedMeanwhile', status: 412 });
    const manager = await gable.hire('manager');
    await arrange(gable, { by: manager, hidden: [] });
    await expect(arrange(gable, { by: await gable.hire('agent'), hidden: [] })).rejects.toMatchObject({ code: 'command.notPermitted' });
  });
});
