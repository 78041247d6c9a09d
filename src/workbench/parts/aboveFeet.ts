const gap = 8;

/** Keeps what floats at the lower edge of the window clear of the buttons at the foot of a form or a dialog (`data-foot`), wherever they are by then. */
export function aboveFeet(floating: HTMLElement) {
  let frame = requestAnimationFrame(step);

  function step() {
    frame = requestAnimationFrame(step);
    const feet = [...document.querySelectorAll('[data-foot]')].map((foot) => foot.getBoundingClientRect());
    const { height } = floating.getBoundingClientRect();
    const inTheWay = feet.filter(({ top, bottom }) => top < innerHeight && bottom > innerHeight - 64 - height);
    const clear = Math.max(0, ...inTheWay.map(({ top }) => innerHeight - top + gap));
    floating.style.setProperty('--above-feet', `${clear}px`);
  }

  return () => cancelAnimationFrame(frame);
}
