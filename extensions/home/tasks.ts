import type { LoadContext, Rest } from '@gable/api/ui';
import type { Task } from './task.ts';

export interface Tasks {
  tasks: Task[];
  /** Titles of the records that tasks are about, by address. */
  about: Record<string, string>;
}

/** What is about a record whose kind is switched off waits until it is on again. */
export async function loadTasks({ rest, describe }: Pick<LoadContext, 'rest'> & { describe: (kind: string) => unknown }): Promise<Tasks> {
  if (!describe('tasks')) return { tasks: [], about: {} };
  const { data: all } = await rest.get<{ data: Task[] }>('tasks', { filter: 'holder:me -has:doneAt', sort: 'dueAt', limit: 200 });
  const data = all.filter(({ about }) => about === null || describe(about.split('/')[0]!));
  return { tasks: data, about: await titlesOf(rest, data) };
}

async function titlesOf(rest: Rest, tasks: Task[]): Promise<Record<string, string>> {
  const addresses = [...new Set(tasks.map(({ about }) => about).filter((about) => about !== null))].slice(0, 60);
  const titles = await Promise.all(
    addresses.map(async (address) => {
      // Handed to somebody else meanwhile: the task stays, without its link.
      const answer = await rest.get<{ data: { title: string } }>(address).catch(() => null);
      return [address, answer?.data.title] as const;
    }),
  );
  return Object.fromEntries(titles.filter((entry): entry is [string, string] => Boolean(entry[1])));
}
