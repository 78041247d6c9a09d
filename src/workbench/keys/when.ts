/** What a when-clause may ask about, by name. */
export type Context = Record<string, string | boolean | undefined>;

/**
 * Whether a when-clause holds, in VS Code's grammar: `recordKind == deals && !isPhone || role =~ /manager|principal/`.
 * A clause that can't be read never holds.
 */
export function holds(clause: string | undefined, context: Context): boolean {
  if (!clause?.trim()) return true;
  const tokens = clause.match(/\|\||&&|==|!=|=~|!|\(|\)|\/(?:\\.|[^/])+\/i?|'[^']*'|[^\s()!=&|]+/g) ?? [];
  let at = 0;

  function either(): boolean {
    let result = both();
    while (tokens[at] === '||' && ++at) result = both() || result;
    return result;
  }

  function both(): boolean {
    let result = one();
    while (tokens[at] === '&&' && ++at) result = one() && result;
    return result;
  }

  function one(): boolean {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError(clause);
    else if (token === '!') return !one();
    else if (token === '(') return inParentheses();
    else return compared(token);
  }

  function inParentheses(): boolean {
    const result = either();
    if (tokens[at++] !== ')') throw new SyntaxError(clause);
    return result;
  }

  function compared(name: string): boolean {
    const value = name === 'true' ? true : name === 'false' ? false : context[name];
    const operator = tokens[at];
    if (operator !== '==' && operator !== '!=' && operator !== '=~') return Boolean(value);
    const other = tokens[at + 1];
    at += 2;
    if (other === undefined) throw new SyntaxError(clause);
    else if (operator === '=~') return new RegExp(other.replace(/^\/|\/i?$/g, ''), other.endsWith('i') ? 'i' : '').test(String(value ?? ''));
    else return (String(value ?? '') === other.replace(/^'|'$/g, '')) === (operator === '==');
  }

  try {
    const result = either();
    return at === tokens.length && result;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    else throw error;
  }
}
