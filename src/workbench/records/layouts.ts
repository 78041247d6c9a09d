import { layouts, type Layout, type RecordDescription } from '@gable/api';
import { pictureField } from '@gable/api/ui';
import { boardFields } from './boardFields.ts';
import { dateFields } from './dateFields.ts';

export const layoutIcons: Record<Layout, string> = { table: 'list', board: 'kanban', calendar: 'calendar-days', gallery: 'layout-grid' };

/** The ways in which records of a kind can be drawn. */
export function layoutsOf(description: RecordDescription): Layout[] {
  const may: Record<Layout, boolean> = {
    table: true,
    board: boardFields(description).length > 0,
    calendar: dateFields(description).length > 0,
    gallery: pictureField(description) !== undefined,
  };
  return layouts.filter((layout) => may[layout]);
}
