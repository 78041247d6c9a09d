/** What a column's head can have done; what it can't is absent. */
export interface HeadingActs {
  sort: (also: boolean) => void;
  /** While it is being dragged, and once it is let go. */
  resize?: (width: number, isDone: boolean) => void;
  widen?: (by: number) => void;
  fit?: () => void;
  /** By so many places, onwards or back. */
  move?: (by: number) => void;
}

interface Edge { width: () => number | undefined; acts: () => HeadingActs; direction: 'ltr' | 'rtl' }

/** Lets a column's edge be dragged. */
export const draggedEdge = ({ width, acts, direction }: Edge) => (edge: HTMLElement): (() => void) => {
  let begun: { x: number; width: number } | undefined;
  const widthAt = ({ clientX }: PointerEvent) => begun!.width + (clientX - begun!.x) * (direction === 'rtl' ? -1 : 1);
  const listening = new AbortController();
  const on = (type: 'pointerdown' | 'pointermove' | 'pointerup', listener: (event: PointerEvent) => void) => edge.addEventListener(type, listener, { signal: listening.signal });
  on('pointerdown', (event) => {
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    begun = { x: event.clientX, width: width() ?? edge.closest('th')!.offsetWidth };
  });
  on('pointermove', (event) => begun && event.clientX !== begun.x && acts().resize?.(widthAt(event), false));
  on('pointerup', (event) => {
    if (begun && event.clientX !== begun.x) acts().resize?.(widthAt(event), true);
    begun = undefined;
  });
  return () => listening.abort();
};
