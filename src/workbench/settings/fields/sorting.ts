import type { Arranging } from './arranging.svelte.ts';

interface Sorting {
  arranging: Arranging;
  /** Names what is being dragged, or nothing any more. */
  onDrag: (name: string | undefined) => void;
}

/** Fields are dragged by their handles, by a mouse, a pen or a finger; the list makes way at once, so one sees where it will be. */
export function sorting({ arranging, onDrag }: Sorting) {
  return (list: HTMLElement) => {
    async function down(event: PointerEvent) {
      const name = (event.target as Element).closest<HTMLElement>('[data-handle]')?.dataset.handle;
      if (!name || event.button !== 0 || !event.isPrimary) return;
      event.preventDefault();
      onDrag(name);
      await arranging.asOne(() => follow(name, event.pointerId));
      onDrag(undefined);
    }

    /** Settles when it is let go; Escape puts it back. */
    function follow(name: string, pointer: number): Promise<void> {
      const before = arranging.placeOf(name);
      const controller = new AbortController();
      const { signal } = controller;
      let at = { x: 0, y: 0 };
      let frame = 0;
      const aim = () => {
        const over = document.elementsFromPoint(at.x, at.y).map((element) => element.closest<HTMLElement>('[data-field], [data-group]')).find((found) => found && list.contains(found));
        const place = over && placeAt(over, at.y, name);
        const { group, index } = arranging.placeOf(name);
        if (place && (place.group !== group || place.index !== index)) arranging.move(name, place);
      };
      const scroll = () => {
        const pane = scrolling(list);
        const { top, bottom } = pane.getBoundingClientRect();
        const by = at.y < top + 40 ? -8 : at.y > bottom - 60 ? 8 : 0;
        if (by && at.y) {
          pane.scrollBy(0, by);
          aim();
        }
        frame = requestAnimationFrame(scroll);
      };
      frame = requestAnimationFrame(scroll);
      return new Promise((resolve) => {
        const end = () => {
          cancelAnimationFrame(frame);
          controller.abort();
          resolve();
        };
        addEventListener('pointermove', (event) => {
          if (event.pointerId !== pointer) return;
          at = { x: event.clientX, y: event.clientY };
          aim();
        }, { signal });
        addEventListener('pointerup', end, { signal });
        addEventListener('pointercancel', end, { signal });
        addEventListener('keydown', (event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          arranging.move(name, before);
          end();
        }, { signal, capture: true });
      });
    }

    function placeAt(over: HTMLElement, y: number, name: string) {
      const { group: groupId, field } = over.dataset;
      const groupOf = (id: string | undefined) => arranging.now.groups.findIndex(({ id: one }) => one === id);
      if (field === name) return undefined;
      else if (field === undefined) return { group: groupOf(groupId), index: arranging.now.groups[groupOf(groupId)]!.fields.filter((one) => one !== name).length };
      const { top, height } = over.getBoundingClientRect();
      const { group, index } = arranging.placeOf(field);
      const from = arranging.placeOf(name);
      const isBehind = y > top + height / 2;
      // A row changes places only past its middle, or two of unlike heights would swap to and fro.
      const isAfter = from.group === group && from.index < index;
      if (from.group === group && isBehind !== isAfter) return undefined;
      return { group, index: from.group === group ? index : index + (isBehind ? 1 : 0) };
    }

    list.addEventListener('pointerdown', down);
    return () => list.removeEventListener('pointerdown', down);
  };
}

function scrolling(element: HTMLElement): HTMLElement {
  let pane: HTMLElement | null = element;
  while (pane && !/auto|scroll/.test(getComputedStyle(pane).overflowY)) pane = pane.parentElement;
  return pane ?? document.documentElement;
}
