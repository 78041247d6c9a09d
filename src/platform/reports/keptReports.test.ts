import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportDescription } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { foundReport } from './foundReport.ts';
import { runReport } from './runReport.ts';

const byStage: ReportDescription = { records: 'deals', rows: [{ field: 'stage' }], measures: [{ of: 'count' }] };

describe.each(everyOffice)('reports that are kept, on $engine', ({ open }) => {
  let gable: TestOffice;
  let dana: TestMember;
  let omer: TestMember;
  beforeAll(async () => {
    gable = await open();
    [dana, omer] = [await gable.hire('agent'), await gable.hire('agent')];
    await dana.create('deals', { title: 'A house', side: 'buyer' });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const keep = (member: TestMember, values: Record<string, unknown> = {}) => member.create('reports', { title: 'Mine', report: byStage, ...values });

  test('are one’s own until they are shared, and tell each what they may see', async () => {
    const { id } = await keep(dana);
    expect(await dana.get('reports', id)).toMatchObject({ records: 'deals', shownAs: 'bars', visibility: 'own', report: byStage });
    await expect(omer.get('reports', id)).rejects.toMatchObject({ code: 'record.notFound' });
    await expect(foundReport(gable.office, gable.principal.caller(), id)).rejects.toMatchObject({ code: 'record.notFound' });
    await expect(dana.run('reports.change', { id, visibility: 'agency' })).rejects.toMatchObject({ code: 'views.onlyManagers' });
    const shared = await keep(gable.principal, { visibility: 'agency' });
    const told = async (member: TestMember): Promise<number> => {
      const { report } = await foundReport(gable.office, member.caller(), shared.id);
      return (await runReport(gable.office, member.caller(), report)).total.count;
    };
    expect([await told(dana), await told(omer), await told(gable.principal)]).toEqual([1, 0, 1]);
  });

  test.each([
    ['report.wrong', { ...byStage, measures: [] }], ['record.unknownKind', { ...byStage, records: 'dragons' }], ['report.notGroupable', { ...byStage, rows: [{ field: 'people' }] }],
    ['filter.unknownField', { ...byStage, filter: 'nonsense:1' }], ['report.wrongPeriod', { ...byStage, period: { field: 'closedAt', span: 'soon' } }],
  ])('that can’t be worked out are refused as %s when they are saved', async (code, report) => {
    await expect(keep(dana, { report })).rejects.toMatchObject({ code });
  });

  test('come ready-made with the modules, each with its name and its figures', async () => {
    const ready = gable.office.extensions.all.flatMap(({ name, manifest }) => (manifest.contributes?.reports ?? []).map(({ id }) => `${name}.${id}`));
    expect(ready).toContain('deals.pipeline');
    for (const id of ready) {
      for (const member of [dana, gable.principal]) {
        const { title, report } = await foundReport(gable.office, member.caller(), id);
        expect(title).not.toContain('.report.');
        expect(await runReport(gable.office, { ...member.caller(), locale: 'he' }, report)).toMatchObject({ report });
      }
    }
    await expect(foundReport(gable.office, dana.caller(), 'deals.nonsense')).rejects.toMatchObject({ code: 'record.notFound' });
  });
});
