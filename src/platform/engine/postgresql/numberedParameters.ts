const known = new Map<string, string>();

/** The statement with `$1`, `$2` … for each `?` that stands outside of quotes and comments. */
export function numberedParameters(sql: string): string {
  let numbered = known.get(sql);
  if (numbered === undefined) {
    if (known.size > 5_000) known.clear();
    numbered = number(sql);
    known.set(sql, numbered);
  }
  return numbered;
}

function number(sql: string): string {
  let count = 0;
  return sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[^]*?\*\/|\?/g, (found) => {
    if (found !== '?') return found;
    count += 1;
    return `$${count}`;
  });
}
