import type { RecordData } from '../../index.ts';
import { scrollAtEdges } from './scrollAtEdges.ts';
import type { BoardMove } from './move.svelte.ts';

interface Dragging {
  move: BoardMove;
  drop: () => unknown;
  cancel: () => void;
  recordOf: (column: string, id: string) => RecordData | undefined;
}

const mouseTravel = 5;
const touchTravel = 8;
const touchHold = 260;

/** Cards are dragged at once by a mouse or pen, after a short hold by a finger, which otherwise scrolls. */
export function dragging({ move, drop, cancel, recordOf }: Dragging) {
  return (board: HTMLElement) => {
    let pressed: { card: HTMLElement; pointer: number; x: number; y: number; isTouch: boolean; hold?: ReturnType<typeof setTimeout> } | undefined;
    let ghost: HTMLElement | undefined;
    let scrolling: ReturnType<typeof scrollAtEdges> | undefined;
    let at = { x: 0, y: 0 };

    function down(event: PointerEvent) {
      const card = (event.target as Element).closest<HTMLElement>('[data-card]');
      if (!card || event.button !== 0 || !event.isPrimary || (event.target as Element).closest('button, input, [popover]')) return;
      const isTouch = event.pointerType === 'touch';
      pressed = { card, pointer: event.pointerId, x: event.clientX, y: event.clientY, isTouch };
      if (isTouch) pressed.hold = setTimeout(() => pressed && lift(pressed.x, pressed.y), touchHold);
    }

    function over(event: PointerEvent) {
      if (!pressed || event.pointerId !== pressed.pointer) return;
      const travelled = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
      if (ghost) follow(event.clientX, event.clientY);
      else if (pressed.isTouch && travelled > touchTravel) release();
      else if (!pressed.isTouch && travelled > mouseTravel) {
        lift(pressed.x, pressed.y);
        follow(event.clientX, event.clientY);
      }
    }

    function lift(x: number, y: number) {
      const { card, pointer, isTouch } = pressed!;
      const column = card.closest<HTMLElement>('[data-value]')!.dataset.value!;
      const record = recordOf(column, card.dataset.card!);
      if (!record || record.glimpse) return release();
      const box = card.getBoundingClientRect();
      ghost = card.cloneNode(true) as HTMLElement;
      ghost.removeAttribute('data-card');
      ghost.classList.add('ghost');
      Object.assign(ghost.style, { inlineSize: `${box.width}px`, blockSize: `${box.height}px` });
      ghost.dataset.offset = `${box.x - x},${box.y - y}`;
      board.append(ghost);
      if (board.isConnected) board.setPointerCapture(pointer);
      if (isTouch) navigator.vibrate?.(10);
      move.begin(record, column, box.height);
      scrolling = scrollAtEdges(board, { at: () => at, column: () => columnAt(board, at.x), onScroll: aim });
      follow(x, y);
    }

    function follow(x: number, y: number) {
      const [dx, dy] = ghost!.dataset.offset!.split(',').map(Number) as [number, number];
      ghost!.style.transform = `translate(${x + dx}px, ${y + dy}px) rotate(1.2deg)`;
      at = { x, y };
      aim();
    }

    // Columns pass under a finger that keeps still.
    function aim() {
      const column = columnAt(board, at.x);
      if (column) move.aim({ column: column.dataset.value!, index: indexAt(column, at.y) });
    }

    function up(event: PointerEvent) {
      if (!pressed || event.pointerId !== pressed.pointer) return;
      const wasDragged = ghost !== undefined;
      if (wasDragged) aim();
      release();
      if (wasDragged) {
        // The press that ends a drag is not meant for the link under it.
        addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
        drop();
      }
    }

    function abort() {
      if (!pressed) return;
      release();
      cancel();
    }

    function release() {
      clearTimeout(pressed?.hold);
      pressed = undefined;
      ghost?.remove();
      ghost = undefined;
      scrolling?.stop();
      scrolling = undefined;
    }

    const keepStill = (event: TouchEvent) => { if (ghost) event.preventDefault(); };
    const escape = (event: KeyboardEvent) => { if (event.key === 'Escape' && ghost) abort(); };
    const noMenu = (event: Event) => { if (pressed?.isTouch) event.preventDefault(); };

    const controller = new AbortController();
    const { signal } = controller;
    board.addEventListener('pointerdown', down, { signal });
    board.addEventListener('pointermove', over, { signal });
    board.addEventListener('pointerup', up, { signal });
    board.addEventListener('pointercancel', abort, { signal });
    board.addEventListener('touchmove', keepStill, { signal, passive: false });
    board.addEventListener('contextmenu', noMenu, { signal });
    board.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
    addEventListener('keydown', escape, { signal });
    return () => {
      release();
      controller.abort();
    };
  };
}

function columnAt(board: HTMLElement, x: number): HTMLElement | undefined {
  const columns = [...board.querySelectorAll<HTMLElement>('[data-value]')];
  const distance = (column: HTMLElement) => {
    const { left, right } = column.getBoundingClientRect();
    return Math.max(left - x, x - right, 0);
  };
  return columns.sort((a, b) => distance(a) - distance(b))[0];
}

function indexAt(column: HTMLElement, y: number): number {
  const cards = [...column.querySelectorAll<HTMLElement>('[data-card]:not(.lifted)')];
  const index = cards.findIndex((card) => {
    const { top, height } = card.getBoundingClientRect();
    return y < top + height / 2;
  });
  return index < 0 ? cards.length : index;
}

function swallow(event: Event) {
  event.preventDefault();
  event.stopPropagation();
}
