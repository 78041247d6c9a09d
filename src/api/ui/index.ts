export { getWorkbench, setWorkbench } from './workbench.ts';
export type {
  Actions, Activate, Components, LoadContext, Question, RunOptions, Toast, Toasts, Views, Workbench,
} from './workbench.ts';
export type { Formats } from './formats.ts';
export type { Query, Rest } from './rest.ts';
