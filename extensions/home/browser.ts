import type { Activate } from '@gable/api/ui';
import { loadTasks } from './tasks.ts';
import { loadToday } from './today.ts';
import MyTasks from './views/MyTasks.svelte';
import Today from './views/Today.svelte';

export const activate: Activate = ({ views }, keep) => {
  keep(views.add('home.today', Today, loadToday));
  keep(views.add('home.tasks', MyTasks, ({ rest, workbench: { describe } }) => loadTasks({ rest, describe })));
};
