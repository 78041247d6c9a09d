const travel = 6;
const touchHold = 280;

/** Lets the tiles inside (`data-sort` is each one's place) be dragged into another order; `place` says from where to where. */
export function sortable(place: (from: number, to: number) => void) {
  return (list: HTMLElement) => {
    let pressed: { tile: HTMLElement; pointer: number; x: number; y: number; isLifted: boolean; hold?: ReturnType<typeof setTimeout> } | undefined;
    const tiles = () => [...list.querySelectorAll<HTMLElement>('[data-sort]')];

    function down(event: PointerEvent) {
      const tile = (event.target as Element).closest<HTMLElement>('[data-sort]');
      if (!tile || event.button !== 0 || (event.target as Element).closest('[popover], [aria-haspopup]')) return;
      pressed = { tile, pointer: event.pointerId, x: event.clientX, y: event.clientY, isLifted: false };
      if (event.pointerType === 'touch') pressed.hold = setTimeout(lift, touchHold);
    }

    function lift() {
      if (!pressed) return;
      pressed.isLifted = true;
      list.setPointerCapture(pressed.pointer);
      Object.assign(pressed.tile.style, { zIndex: '2', opacity: '0.85', pointerEvents: 'none' });
    }

    function over(event: PointerEvent) {
      if (!pressed || event.pointerId !== pressed.pointer) return;
      const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > travel;
      if (!pressed.isLifted && far && event.pointerType === 'touch') settle();
      else if (!pressed.isLifted && far) lift();
      if (!pressed?.isLifted) return;
      pressed.tile.style.transform = `translate(${event.clientX - pressed.x}px, ${event.clientY - pressed.y}px) scale(0.94)`;
      const target = under(event);
      for (const tile of tiles()) tile.style.outline = tile === target && tile !== pressed.tile ? '3px solid var(--accent)' : '';
    }

    const under = ({ clientX, clientY }: PointerEvent) => tiles().find((tile) => {
      const { left, right, top, bottom } = tile === pressed?.tile ? new DOMRect() : tile.getBoundingClientRect();
      return clientX > left && clientX < right && clientY > top && clientY < bottom;
    });

    function up(event: PointerEvent) {
      if (!pressed || event.pointerId !== pressed.pointer) return;
      const { tile, isLifted } = pressed;
      const target = isLifted ? under(event) : undefined;
      settle();
      if (isLifted) addEventListener('click', swallow, { capture: true, once: true });
      if (isLifted) setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
      if (target) place(Number(tile.dataset.sort), Number(target.dataset.sort));
    }

    function settle() {
      clearTimeout(pressed?.hold);
      for (const tile of tiles()) tile.removeAttribute('style');
      pressed = undefined;
    }

    const controller = new AbortController();
    const { signal } = controller;
    list.addEventListener('pointerdown', down, { signal });
    list.addEventListener('pointermove', over, { signal });
    list.addEventListener('pointerup', up, { signal });
    list.addEventListener('pointercancel', settle, { signal });
    list.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
    list.addEventListener('touchmove', (event) => { if (pressed?.isLifted) event.preventDefault(); }, { signal, passive: false });
    return () => controller.abort();
  };
}

function swallow(event: Event) {
  event.preventDefault();
  event.stopPropagation();
}
