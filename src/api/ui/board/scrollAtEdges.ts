const edge = 56;
const fastest = 16;

/** While something is dragged: scrolls the board sideways and the column under the pointer up and down, faster nearer the edge. */
export function scrollAtEdges(board: HTMLElement) {
  let pointer: { x: number; y: number; column: HTMLElement } | undefined;
  let frame = requestAnimationFrame(step);

  function step() {
    frame = requestAnimationFrame(step);
    if (!pointer) return;
    const { x, y, column } = pointer;
    board.scrollBy(speed(x, board.getBoundingClientRect().left, board.getBoundingClientRect().right), 0);
    const cards = column.querySelector('[data-cards]');
    if (cards) cards.scrollBy(0, speed(y, cards.getBoundingClientRect().top, cards.getBoundingClientRect().bottom));
  }

  return {
    at(place: { x: number; y: number; column: HTMLElement }) { pointer = place; },
    stop() { cancelAnimationFrame(frame); },
  };
}

function speed(at: number, start: number, end: number): number {
  const into = at < start + edge ? at - (start + edge) : at > end - edge ? at - (end - edge) : 0;
  return Math.max(-fastest, Math.min(fastest, (into / edge) * fastest));
}
