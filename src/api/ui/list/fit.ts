/** How wide a column has to be to show all that stands in its drawn cells, in pixels. */
export function naturalWidth(table: HTMLTableElement, name: string): number {
  const cells = [...table.querySelectorAll<HTMLElement>(`[data-field="${CSS.escape(name)}"]`)];
  return Math.ceil(Math.max(...cells.map((cell) => paddingOf(cell) + contentOf(cell)))) + 1;
}

// Measured as if nothing held it together; put back before anybody sees it.
function contentOf(cell: HTMLElement): number {
  const content = cell.firstElementChild as HTMLElement | null;
  if (!content) return 0;
  const before = content.getAttribute('style');
  Object.assign(content.style, { display: 'inline-flex', inlineSize: 'max-content', maxInlineSize: 'none' });
  const { width } = content.getBoundingClientRect();
  if (before === null) content.removeAttribute('style');
  else content.setAttribute('style', before);
  return width;
}

function paddingOf(cell: HTMLElement): number {
  const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(cell);
  return parseFloat(paddingInlineStart) + parseFloat(paddingInlineEnd);
}
