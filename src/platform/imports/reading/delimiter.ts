const delimiters = [',', ';', '\t', '|'] as const;
/** Stands for any number of spaces. */
export const space = ' ';

const mostLines = 20;

/** What separates the values of a table, from its first lines: what stands in each as often as in the first. */
export function delimiterIn(text: string): string {
  const [, told] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  if (told !== undefined) return told;
  const lines = linesOutsideQuotes(text);
  const weigh = (delimiter: string): number => {
    const [headings = 0, ...rows] = lines.map((line) => line.split(delimiter).length - 1);
    return headings === 0 ? 0 : headings + (rows.length && rows.every((count) => count === headings) ? 10_000 : 0);
  };
  const best = delimiters.reduce<string>((one, other) => (weigh(other) > weigh(one) ? other : one), ',');
  return weigh(best) === 0 && isSpaced(lines) ? space : best;
}

/** A table whose columns stand below each other, with the same number of words in every line. */
function isSpaced(lines: string[]): boolean {
  const [first, ...rows] = lines.map((line) => line.trim().split(/\s+/).length);
  const wide = lines.filter((line) => /\S\s{2,}\S|^\s+\S/.test(line)).length;
  return rows.length > 0 && first! > 1 && rows.every((count) => count === first) && wide > lines.length / 2;
}

/** The first lines without what is quoted, and without the last, which may be cut. */
function linesOutsideQuotes(text: string): string[] {
  const lines = text.replace(/"(?:[^"]|"")*"/g, '""').split(/\r\n|\n|\r/);
  return (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== '').slice(0, mostLines);
}
