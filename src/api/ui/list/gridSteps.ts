export interface Place { row: number; column: number }
export interface Grid { rows: number; columns: number; /** How many rows one sees at once. */ page: number; direction: 'ltr' | 'rtl' }

interface Pressed { key: string; ctrlKey: boolean; metaKey: boolean }

/** Where a key leads from a cell of a grid, as the ARIA practices have it; undefined for keys that lead nowhere. */
export function stepFrom({ row, column }: Place, { key, ctrlKey, metaKey }: Pressed, grid: Grid): Place | undefined {
  const forward = grid.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = grid.direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const isFar = ctrlKey || metaKey;
  const go = (to: Partial<Place>): Place => ({
    row: Math.max(0, Math.min(grid.rows - 1, to.row ?? row)),
    column: Math.max(0, Math.min(grid.columns - 1, to.column ?? column)),
  });
  switch (key) {
    case 'ArrowDown': return go({ row: isFar ? Infinity : row + 1 });
    case 'ArrowUp': return go({ row: isFar ? 0 : row - 1 });
    case 'j': return isFar ? undefined : go({ row: row + 1 });
    case 'k': return isFar ? undefined : go({ row: row - 1 });
    case 'PageDown': return go({ row: row + grid.page });
    case 'PageUp': return go({ row: row - grid.page });
    case 'Home': return go(isFar ? { row: 0, column: 0 } : { column: 0 });
    case 'End': return go(isFar ? { row: Infinity, column: Infinity } : { column: Infinity });
    case forward: return go({ column: isFar ? Infinity : column + 1 });
    case back: return go({ column: isFar ? 0 : column - 1 });
    default: return undefined;
  }
}

/** Whether a key opens or closes the group whose head has the focus: Enter and Space either, each arrow one of them. */
export function turnsGroup(key: string, { isOpen, direction }: { isOpen: boolean; direction: 'ltr' | 'rtl' }): boolean {
  const opens = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const closes = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  return key === 'Enter' || key === ' ' || key === (isOpen ? closes : opens);
}
