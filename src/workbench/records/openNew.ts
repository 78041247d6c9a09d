import type { RecordDescription } from '@gable/api';
import type { Page } from '../address.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';

/** An empty form; the address may bring first values: `/deals/new?property=…`. */
export async function openNew({ workbench, url, description }: { workbench: GableWorkbench; url: URL; description: RecordDescription }): Promise<Page> {
  const { default: component } = await import('./NewRecord.svelte');
  const values = Object.fromEntries([...url.searchParams].filter(([name]) => description.fields.some((field) => field.name === name)));
  return {
    component,
    props: { description, values },
    title: workbench.newOf(description.kind),
    icon: description.icon ?? 'plus',
    isRecord: true,
  };
}
