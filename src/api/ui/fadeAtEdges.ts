const fade = '28px';

/** For a row that scrolls along its line: fades out at the side where there is more. */
export function fadeAtEdges(row: HTMLElement) {
  const look = () => {
    const { scrollLeft, scrollWidth, clientWidth } = row;
    const before = Math.abs(scrollLeft);
    const after = scrollWidth - clientWidth - before;
    const along = getComputedStyle(row).direction === 'rtl' ? '270deg' : '90deg';
    const edges = [before > 1 ? `transparent, #000 ${fade}` : '#000', after > 1 ? `#000 calc(100% - ${fade}), transparent` : '#000'];
    row.style.maskImage = before > 1 || after > 1 ? `linear-gradient(${along}, ${edges.join(', ')})` : '';
  };
  const resized = new ResizeObserver(look);
  const changed = new MutationObserver(look);
  resized.observe(row);
  changed.observe(row, { childList: true, subtree: true, characterData: true });
  row.addEventListener('scroll', look, { passive: true });
  return () => {
    resized.disconnect();
    changed.disconnect();
    row.removeEventListener('scroll', look);
  };
}
