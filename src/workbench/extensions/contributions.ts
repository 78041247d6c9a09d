import { writtenKeys, type Bootstrap, type CommandContribution, type Contributions, type Keybinding, type MenuItem, type RecordSection, type ReportContribution, type View, type ViewsContainer, type WalkthroughStep } from '@gable/api';

/** What the switched-on extensions contribute, put together. */
export function contributionsOf({ extensions, records }: Pick<Bootstrap, 'extensions' | 'records'>) {
  const all = <Name extends keyof Contributions>(name: Name) =>
    extensions.flatMap(({ name: extension, contributes }) =>
      ((contributes[name] ?? []) as unknown[]).map((value) => ({ ...(value as object), extension })),
    );
  const isKnown = (kind: string | undefined): boolean => kind === undefined || records.some((record) => record.kind === kind);
  const brought = new Set((all('records') as unknown as { kind: string }[]).map(({ kind }) => kind));
  const everyView = all('views') as (View & { extension: string })[];
  const views = everyView.filter((view) => isKnown(view.records));
  const sections = all('recordSections') as (RecordSection & { extension: string })[];
  const commands = all('commands') as (CommandContribution & { extension: string })[];
  // Whoever has nothing to do with a kind has no way to it.
  const isOpen = (address: string): boolean => {
    const kind = address.split('/')[0]!;
    const at = (view: View): boolean => view.address.replace(/^\//, '') === address;
    return brought.has(kind) ? isKnown(kind) : views.some(at) || !everyView.some(at);
  };
  const containers = (all('viewsContainers') as (ViewsContainer & { extension: string })[])
    .map((container) => ({ ...container, opens: `/${container.opens.replace(/^\//, '')}` }))
    .filter(({ opens }) => isOpen(opens.slice(1).split('?')[0]!))
    .sort((a, b) => a.order - b.order);

  return {
    containers,
    reports: all('reports') as (ReportContribution & { extension: string })[],
    commands,
    keybindings: (all('keybindings') as unknown as Keybinding[]).map((binding) => ({ ...binding, key: writtenKeys(binding.key) })),
    /** Pages of the settings. */
    settings: views.filter(({ address }) => address.startsWith('settings/')),
    menu: (place: string) => extensions.flatMap(({ contributes }) => ((contributes.menus ?? {}) as Record<string, MenuItem[]>)[place] ?? []),
    viewAt: (address: string) => views.filter((view) => view.address.replace(/^\//, '') === address),
    sectionsOf: (kind: string) => sections.filter(({ records }) => records === kind),
    firstSteps: (all('walkthroughs') as (WalkthroughStep & { extension: string })[]).map((step) => ({ ...step, key: `${step.extension}.walkthrough.${step.id}` })),
    /** Commands that change a record of this kind. */
    commandsOf: (kind: string) => commands.filter(({ records }) => records === kind),
    isSetting: (id: string) => commands.some((command) => command.id === id && command.sets),
    iconOfCommand: (id: string) => commands.find((command) => command.id === id)?.icon,
    extensionOfCommand: (id: string) => commands.find((command) => command.id === id)?.extension,
    extensionsDrawing: (kind: string) => [
      ...new Set(sections.filter(({ records, shows }) => records === kind && shows === 'component').map(({ extension }) => extension)),
    ],
  };
}
