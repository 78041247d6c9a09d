import type { Stored } from '@gable/db/field.ts';

/** A statement under construction: text and parameters grow together, so they can't come apart. */
export class SqlText {
  text = '';
  readonly params: Stored[] = [];
  readonly dialect: 'sqlite' | 'postgresql';

  constructor(dialect: 'sqlite' | 'postgresql') {
    this.dialect = dialect;
  }

  add(text: string, ...params: Stored[]): this {
    this.text += text;
    this.params.push(...params);
    return this;
  }

  addAll({ text, params }: SqlText): this {
    return this.add(text, ...params);
  }

  /** `column IN (…)` with one parameter whatever the count, so that the statement's text stays the same. */
  addOneOf(column: string, values: readonly Stored[]): this {
    if (values.length === 1) return this.add(`${column} = ?`, values[0]!);
    const list = JSON.stringify(values);
    if (this.dialect === 'sqlite') return this.add(`${column} IN (SELECT value FROM json_each(?))`, list);
    const type = values.some((value) => typeof value === 'number') ? '::bigint' : '';
    return this.add(`${column} IN (SELECT value${type} FROM jsonb_array_elements_text(?::text::jsonb) AS t(value))`, list);
  }
}

/** The smallest text that is larger than every text that begins so, in bytewise order. */
export const endOfPrefix = (prefix: string): string => `${prefix}\u{10ffff}`;
