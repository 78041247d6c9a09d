import type { Workbench } from '@gable/api/ui';
import { toTakeBack, type Told } from './outcome.ts';

/** Whether somebody really wants to take an import back: it may be a whole book. */
export function askToTakeBack({ t, confirm }: Pick<Workbench, 't' | 'confirm'>, progress: Told['progress']): Promise<boolean> {
  return confirm({
    title: t('import.undo.ask', { count: toTakeBack(progress) }),
    text: t('import.undo.about', { file: progress.fileName }),
    action: t('import.undo.short'),
    meaning: 'bad',
  });
}
