import { describe, expect, test } from 'vitest';
import { exported } from '../exports/testing/exported.ts';
import { importText } from '../imports/testing/importText.ts';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('what follows from an arrangement, on $engine', ({ open }) => {
  test('files call a field by its new name on the way out, and by either on the way in; one that nobody is shown is not filled unasked', async () => {
    await using gable = await open();
    const { principal } = gable;
    await principal.run('fields.arrange', { records: 'contacts', revision: 0, labels: { source: { en: 'Found us by' } }, hidden: ['website'] } as never);
    const file = async (withRelations: boolean) => (await exported(gable, principal, { withRelations })).toString();
    expect(await file(false)).toContain('Found us by');
    expect(await file(false)).not.toContain('Website');
    expect(await file(true)).toContain('Website');
    for (const heading of ['Found us by', 'Source']) {
      const { state } = await importText(gable, principal, { kind: 'contacts', text: `Last name,${heading},Website\nLevi,Fair,https://a.test\n`, onlyJudge: true });
      expect(state.mapping!.columns.map(({ field }) => field), heading).toEqual(['lastName', 'source', null]);
    }
  });

  test('the dry run of an import refuses the rows that lack what is demanded, and takes those that change a record', async () => {
    await using gable = await open();
    const { principal } = gable;
    await principal.create('contacts', { firstName: 'Ruth', lastName: 'Levi', phones: [{ typed: '206-555-0142' }] });
    await principal.run('fields.arrange', { records: 'contacts', revision: 0, demanded: ['source'] } as never);
    const text = 'First name,Last name,Phones,Remarks\nRuth,Levi,206-555-0142,Wants a garden\nDan,Cohen,206-555-0143,Sells\n';
    const { state } = await importText(gable, principal, { kind: 'contacts', text, onlyJudge: true, duplicates: 'update' } as never);
    expect(state).toMatchObject({ toCreate: 0, there: 1, refused: 1, problems: [{ line: 3 }] });
  });
});
