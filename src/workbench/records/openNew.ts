import { writeFilter, type RecordData, type RecordDescription } from '@gable/api';
import type { Rest } from '@gable/api/ui';
import type { Page } from '../address.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';

interface Context { workbench: GableWorkbench; url: URL; rest: Rest; description: RecordDescription }

/** An empty form; the address may bring first values: `/deals/new?properties=…`. */
export async function openNew({ workbench, url, rest, description }: Context): Promise<Page> {
  const given = [...url.searchParams].filter(([name, text]) => text && description.fields.some((field) => field.name === name));
  const [{ default: component }, ...values] = await Promise.all([
    import('./NewRecord.svelte'),
    ...given.map(async ([name, text]) => firstValues({ rest, description }, { name, text })),
  ]);
  return {
    component,
    props: { description, values: Object.assign({}, ...values) },
    title: workbench.newOf(description.kind),
    icon: description.icon ?? 'plus',
    isRecord: true,
  };
}

/** A record that the address names is shown by its title, and lends what is taken from it. */
async function firstValues({ rest, description }: Pick<Context, 'rest' | 'description'>, { name, text }: { name: string; text: string }): Promise<Record<string, unknown>> {
  const field = description.fields.find((field) => field.name === name)!;
  if (!field.target || !field.kind.startsWith('reference')) return { [name]: text };
  const { data } = await rest.get<{ data: RecordData[] }>(field.target, { filter: writeFilter({ field: 'id', is: '=', value: text.split(',') }), archived: 'any' });
  const lent = Object.entries(description.takes ?? {}).map(([own, from]) => [own, from.split('.')] as const).filter(([, [through]]) => through === name);
  const references = data.map(({ id, title }) => ({ id, title }));
  return {
    ...Object.fromEntries(lent.map(([own, [, theirs]]) => [own, data[0]?.[theirs!]]).filter(([, value]) => value)),
    [name]: field.kind === 'references' ? references : references[0],
  };
}
