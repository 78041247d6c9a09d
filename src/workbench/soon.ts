/** Puts a call off a little and lets a burst be one: an import changes thousands of records in a second. */
export function soon(call: () => unknown, milliseconds = 250): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void call();
    }, milliseconds);
  };
  return Object.assign(later, { cancel: () => clearTimeout(timer) });
}
