export type * from './manifest.ts';
export type * from './bootstrap.ts';
export type * from './filter.ts';
export type * from './description.ts';
export type * from './importing.ts';
export { densities, themes } from './preferences.ts';
export { Refusal, type FieldProblems } from './refusal.ts';
export { parseFilter, withoutGroups, writeFilter } from './filterLanguage.ts';
export { type Disposable, Disposables } from './disposable.ts';
