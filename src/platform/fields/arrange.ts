import { Refusal } from '@gable/api';
import { defineCommand, integer, json, text } from '@gable/api/server';
import type { AgencySettings } from '../caller.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import { connectionOf } from '../members/rights.ts';
import type { Office } from '../office.ts';
import { arrangementOf } from './arrangement.ts';
import { checkedDemanded, checkedGroups, checkedHidden, checkedLabels } from './checkLayout.ts';
import { asIs, setting, withAway, type KeptLayout, type KeptLayouts } from './layout.ts';

/**
 * Arranges the fields of a kind for everybody: their order and groups, what they are called, what new records must have,
 * and what nobody is shown. Values stay what they are. It answers the arrangement as it was before, which brings it back.
 */
export const arrangeFields = (office: Office): RunnableCommand => defineCommand({
  id: 'fields.arrange',
  input: { records: text({ required: true }), revision: integer({ required: true }), groups: json(), labels: json(), demanded: json(), hidden: json() },
  permission: ['fields'],
  undoable: false,
  hidden: true,
  async run(tx, { records, revision, groups, labels, demanded, hidden }) {
    const agency = tx.agency as Parameters<typeof arrangementOf>[1];
    const definition = agency.kinds.find(records);
    const arrangement = definition && arrangementOf(office, agency, records);
    if (!definition || !arrangement) throw new Refusal('record.invalid', { fields: { records: 'field.notChoice' } });
    const connection = connectionOf(tx);
    const [[stored]] = await connection.rows('SELECT settings FROM agencies WHERE id = ?', [agency.id]) as [[string]];
    const layouts = ((JSON.parse(stored) as AgencySettings)[setting] ?? {}) as KeptLayouts;
    const before = layouts[records] ?? asIs;
    if (before.revision !== revision) throw new Refusal('fields.arrangedMeanwhile', { status: 412 });
    const given = checkedGroups(groups, arrangement, before);
    const after: KeptLayout = {
      revision: revision + 1,
      groups: given && withAway(given, before.groups, definition),
      labels: checkedLabels(labels, { arrangement, before, groups: given }),
      hidden: checkedHidden(hidden, arrangement, before),
      demanded: {},
    };
    after.demanded = checkedDemanded(demanded, { arrangement, before, hidden: after.hidden });
    await tx.changeSetting(setting, { ...layouts, [records]: after });
    return { revision: after.revision, before: { ...before, demanded: Object.keys(before.demanded) } };
  },
}) as RunnableCommand;
