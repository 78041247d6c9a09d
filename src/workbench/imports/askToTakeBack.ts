import type { Workbench } from '@gable/api/ui';
import type { Told } from './outcome.ts';

/** Whether somebody really wants to take an import back: it may be a whole book. */
export function askToTakeBack({ t, confirm }: Pick<Workbench, 't' | 'confirm'>, { fileName, created, changed }: Told['progress']): Promise<boolean> {
  return confirm({
    title: t('import.undo.ask', { count: created + changed }),
    text: t('import.undo.about', { file: fileName }),
    action: t('import.undo.short'),
    meaning: 'bad',
  });
}
