import type { Workbench } from '@gable/api/ui';
import type { Assignment } from '../lead.ts';

/** Why a lead is whose it is, in a sentence; nothing where somebody entered it themselves. */
export function sayWhy({ t, member, format }: Pick<Workbench, 't' | 'member' | 'format'>, assignment: Assignment | null): string {
  if (!assignment) return '';
  const { code, heeded = [], among = 0, after = [], by } = assignment;
  const nameOf = (id: string): string => member(id)?.title ?? t('leads.because.somebody');
  const why = code === 'turn' ? t('leads.because.turn', { count: among }) : t(`leads.because.${code}`, { name: by ? nameOf(by) : '' });
  const heed = heeded.map((what) => t(`leads.because.heeded.${what}`));
  const before = after.length ? [t('leads.because.after', { names: format.list(after.map(nameOf)) })] : [];
  return [why, ...heed, ...before].join(' ');
}
