import type { WrittenNote, WrittenTask } from '../writtenAbout.ts';
import type { ValueWriter } from './cell.ts';

/** Notes or tasks below each other, each with its day and whose it is. */
export function writtenCell(timeZone: string): ValueWriter {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const line = (one: WrittenNote | WrittenTask): string => {
    const by = one.by ? ` ${one.by}` : '';
    if ('text' in one) return `${days.format(new Date(one.at))}${by}: ${one.text}`;
    const due = one.dueAt ? ` ${days.format(new Date(one.dueAt))}` : '';
    return `${one.doneAt ? '✓' : '☐'}${due}${by}: ${one.title}${one.remarks ? `\n${one.remarks}` : ''}`;
  };
  return { text: (value) => (value as (WrittenNote | WrittenTask)[]).map(line).join('\n') };
}
