/** Says of each that stands there a second time where it does. */
export function sayTwice(listed: readonly string[], say: (index: number) => void): void {
  listed.forEach((one, index) => {
    if (listed.indexOf(one) < index) say(index);
  });
}
