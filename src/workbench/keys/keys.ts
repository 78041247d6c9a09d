const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform);

/** Whether the event is the keys of a binding: `Mod+Shift+P`, `Alt+W`, `F1`. By place on the keyboard, so that Hebrew and Greek layouts work. */
export function isKeys(event: KeyboardEvent, binding: string): boolean {
  const parts = binding.toLowerCase().split('+');
  const key = parts.pop()!;
  const wants = (name: string) => parts.includes(name);
  const mod = isMac ? event.metaKey : event.ctrlKey;
  return (
    mod === wants('mod') &&
    event.shiftKey === wants('shift') &&
    event.altKey === wants('alt') &&
    (isMac ? event.ctrlKey === wants('ctrl') : true) &&
    (event.key.toLowerCase() === key || event.code.toLowerCase() === `key${key}` || event.code.toLowerCase() === `digit${key}`)
  );
}

/** Typing belongs to the field. */
export function isTyping({ target }: KeyboardEvent): boolean {
  const element = target as HTMLElement | null;
  return Boolean(element?.closest?.('input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]'));
}
