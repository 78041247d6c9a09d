export { getWorkbench, setWorkbench } from './workbench.ts';
export type {
  Actions, Activate, Components, LoadContext, Question, RunOptions, Toast, Toasts, Views, Workbench,
} from './workbench.ts';
export type { Formats } from './formats.ts';
export type { Query, Rest } from './rest.ts';
export { default as Avatar } from './primitives/Avatar.svelte';
export { default as Badge } from './primitives/Badge.svelte';
export { default as Button } from './primitives/Button.svelte';
export { default as Dialog } from './primitives/Dialog.svelte';
export { default as EmptyState } from './primitives/EmptyState.svelte';
export { default as Field } from './primitives/Field.svelte';
export { default as Icon } from './primitives/Icon.svelte';
export { default as IconButton } from './primitives/IconButton.svelte';
export { default as Keys } from './primitives/Keys.svelte';
export { default as Menu, type MenuEntry } from './primitives/Menu.svelte';
export { default as RelativeTime } from './primitives/RelativeTime.svelte';
export { default as Segments } from './primitives/Segments.svelte';
export { default as Skeleton } from './primitives/Skeleton.svelte';
export type { ListQuery } from './listQuery.ts';
export { default as Board } from './Board.svelte';
export { default as FilterBar } from './FilterBar.svelte';
export { default as RecordForm } from './RecordForm.svelte';
export { default as RecordList } from './RecordList.svelte';
export { default as RecordPage } from './RecordPage.svelte';
