/** Calls at once, and lets a burst that follows be one more call: an import changes thousands of records in a second. */
export function soon(call: () => unknown, milliseconds = 250): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  const now = () => {
    isWanted = false;
    timer = setTimeout(rested, milliseconds);
    void call();
  };
  const rested = () => {
    timer = undefined;
    if (isWanted) now();
  };
  const later = () => {
    if (timer) isWanted = true;
    else now();
  };
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  return Object.assign(later, { cancel });
}
