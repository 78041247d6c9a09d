const edge = 56;
const fastest = 16;

interface Dragged {
  at: () => { x: number; y: number };
  /** The one under the pointer by now. */
  column: () => HTMLElement | undefined;
  onScroll: () => void;
}

/** While something is dragged: scrolls the board sideways and the column under the pointer up and down, faster nearer the edge. */
export function scrollAtEdges(board: HTMLElement, { at, column, onScroll }: Dragged) {
  let frame = requestAnimationFrame(step);

  function step() {
    frame = requestAnimationFrame(step);
    const { x, y } = at();
    const { left, right } = board.getBoundingClientRect();
    const across = speed(x, left, right);
    if (across) board.scrollBy(across, 0);
    const cards = column()?.querySelector('[data-cards]');
    const { top, bottom } = (cards ?? board).getBoundingClientRect();
    const along = cards ? speed(y, top, bottom) : 0;
    if (along) cards!.scrollBy(0, along);
    if (across || along) onScroll();
  }

  return { stop() { cancelAnimationFrame(frame); } };
}

function speed(at: number, start: number, end: number): number {
  const into = at < start + edge ? at - (start + edge) : at > end - edge ? at - (end - edge) : 0;
  return Math.max(-fastest, Math.min(fastest, (into / edge) * fastest));
}
