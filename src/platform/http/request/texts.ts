import { Refusal, type FieldProblems } from '@gable/api';

const longest = 1_000;

/**
 * The texts of a small body that is no command's input. Names that end with `?` may be left out.
 * @throws Refusal `unknown_field` (400), `record.invalid` (422) with the fields that are wrong.
 */
export function readTexts<const Name extends string>(values: Record<string, unknown>, names: readonly Name[]): TextsOf<Name> {
  const known = names.map((name) => name.replace(/\?$/, ''));
  const unknown = Object.keys(values).filter((name) => !known.includes(name));
  if (unknown.length) throw new Refusal('unknown_field', { status: 400, values: { fields: unknown.join(', ') }, fields: Object.fromEntries(unknown.map((name) => [name, 'field.unknown'])) });
  const problems: FieldProblems = {};
  names.forEach((name, index) => {
    const given = values[known[index]!] ?? '';
    if (typeof given !== 'string') problems[known[index]!] = 'field.notText';
    else if (given.length > longest) problems[known[index]!] = 'field.tooLong';
    else if (given.trim() === '' && !name.endsWith('?')) problems[known[index]!] = 'field.required';
  });
  if (Object.keys(problems).length) throw new Refusal('record.invalid', { fields: problems });
  return values as TextsOf<Name>;
}

type TextsOf<Name extends string> =
  & { [Each in Name as Each extends `${string}?` ? never : Each]: string }
  & { [Each in Name as Each extends `${infer Optional}?` ? Optional : never]?: string };
