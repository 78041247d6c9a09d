import type { Mapping, RowProblem } from '@gable/api';
import { InvalidValue } from '@gable/db/field.ts';
import type { LabelledAddress } from '@gable/db/fields/addresses.ts';
import { addressesIn } from './addressLines.ts';
import { fieldOf, type ImportableField } from './importableField.ts';
import { hasBadLetters } from './limits.ts';
import { cellReader, readDegrees, type CellReader, type CellSetting } from './readCell.ts';
import type { TableRow } from './readTable.ts';

/** Either values that fit the fields, or all that is wrong with the row. */
export interface ReadRow { values: Record<string, unknown>; problems: RowProblem[] }

interface Column { index: number; heading: string; field: string; part: string | undefined; also: string | undefined; lastWordTo: string | undefined; read: CellReader; empty: ReadonlySet<string> }

/** Makes what reads the rows of one file. */
export function rowReader(mapping: Mapping, fields: readonly ImportableField[], setting: CellSetting): (row: TableRow) => ReadRow {
  const columns = mapping.columns.flatMap((mapped, index): Column[] => {
    if (mapped.field === null) return [];
    const [name, part] = mapped.field.split('.') as [string, string | undefined];
    const field = fields.find((one) => one.name === name)!;
    const read = part ? partReader(field.kind, part) : cellReader(fieldOf(field), { ...mapped, values: { ...field.words, ...mapped.values } }, setting);
    return [{ index, heading: mapped.heading, field: name, part, also: mapped.also, lastWordTo: mapped.lastWordTo, read, empty: new Set(['', ...(mapped.emptyWhen ?? [])]) }];
  });
  const halves = [...new Set(columns.filter(({ part }) => part).map(({ field }) => field))].map((field) => ({ field, parse: cellParser(fields, field) }));

  return ({ line, cells }) => {
    const values: Record<string, unknown> = { ...mapping.constants };
    const problems: RowProblem[] = [];
    if (cells.length < mapping.columns.length) problems.push({ line, heading: null, written: null, code: 'import.tooFewCells' });
    else if (cells.slice(mapping.columns.length).some((cell) => cell.trim() !== '')) problems.push({ line, heading: null, written: null, code: 'import.tooManyCells' });
    let isEmpty = true;
    for (const { index, heading, field, part, also, lastWordTo, read, empty } of columns) {
      const written = cells[index]?.trim() ?? '';
      if (empty.has(written)) continue;
      isEmpty = false;
      if (mapping.form.encoding !== null && hasBadLetters(written)) {
        problems.push({ line, heading, written: written.slice(0, 80), code: 'import.badLetters' });
        continue;
      }
      try {
        if (lastWordTo) {
          const { firstNames, lastName } = namesIn(written);
          if (firstNames) values[field] = read(firstNames);
          values[lastWordTo] = read(lastName);
          continue;
        }
        const value = read(written);
        if (part) values[field] = { ...(values[field] as object | undefined), [part]: value };
        // Several columns tell of one list: mobile, home, work.
        else values[field] = Array.isArray(value) && Array.isArray(values[field]) ? together([...(values[field] as unknown[]), ...(value as unknown[])], read) : value;
        if (also) values[also] = value;
      } catch (failure) {
        if (!(failure instanceof InvalidValue)) throw failure;
        problems.push({ line, heading, written: written.slice(0, 80), code: failure.code });
      }
    }
    if (isEmpty && problems.length === 0) problems.push({ line, heading: null, written: null, code: 'import.nothingInRow' });
    for (const { field, parse } of halves) if (values[field] !== undefined) parse(line, values, problems);
    return { values, problems };
  };
}

/** Words that two columns tell are checked once more as one list, for each stands in it once. */
const together = (list: unknown[], read: CellReader): unknown => (list.every((one) => typeof one === 'string') ? read(JSON.stringify(list)) : list);

/** A whole name: the last word is the last name, or what stands before a comma. */
function namesIn(written: string): { firstNames: string; lastName: string } {
  const [last, first] = written.split(',').map((name) => name.trim());
  if (first) return { firstNames: first, lastName: last! };
  const at = written.lastIndexOf(' ');
  return { firstNames: written.slice(0, Math.max(at, 0)).trim(), lastName: written.slice(at + 1) };
}

function partReader(kind: ImportableField['kind'], part: string): CellReader {
  if (kind === 'point') return readDegrees;
  else if (part === 'others') return addressesIn;
  else return (text) => text;
}

/** A position or an address of which all parts are there by now. */
function cellParser(fields: readonly ImportableField[], name: string) {
  const { kind, options } = fieldOf(fields.find((one) => one.name === name)!);
  return (line: number, values: Record<string, unknown>, problems: RowProblem[]): void => {
    try {
      values[name] = kind.parse(kind.name === 'addresses' ? withOthers(values[name] as FirstAddress) : values[name], options as never);
    } catch (failure) {
      if (!(failure instanceof InvalidValue)) throw failure;
      problems.push({ line, heading: null, written: null, code: failure.code });
    }
  };
}

interface FirstAddress extends LabelledAddress { others?: LabelledAddress[] }

const withOthers = ({ others = [], ...first }: FirstAddress): LabelledAddress[] => [first, ...others];
