/** Whether these are layouts of tables by kind, and no more than a person has. */
export const isTables = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).length <= 200 && Object.entries(value).every(([kind, layout]) => isName(kind) && isLayout(layout));

/** Whether it is the layout of one table. */
export function isLayout(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { columns, widths, pinned, figures, ...others } = value;
  return Object.keys(others).length === 0
    && (columns === undefined || (Array.isArray(columns) && columns.length <= 300 && columns.every(isName)))
    && (widths === undefined || (isObject(widths) && Object.keys(widths).length <= 300 && Object.entries(widths).every(([name, width]) => isName(name) && isWhole(width, 2_000))))
    && (figures === undefined || (isObject(figures) && Object.keys(figures).length <= 300 && Object.entries(figures).every(([name, figure]) => isName(name) && ['sum', 'average', 'none'].includes(figure as string))))
    && (pinned === undefined || isWhole(pinned, 300));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown): boolean => typeof value === 'string' && /^[\p{L}\p{N}_.-]{1,80}$/u.test(value) && value !== '__proto__';
const isWhole = (value: unknown, most: number): boolean => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
