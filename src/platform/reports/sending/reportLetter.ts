import type { Money, ReportCell, ReportResult, ReportValue } from '@gable/api';
import { addDays } from '../../days/calendar.ts';
import type { Caller } from '../../caller.ts';
import { messagesFor } from '../../extensions/contributing.ts';
import type { Letter } from '../../mail/mailer.ts';
import { escaped } from '../../mail/message.ts';
import type { Office } from '../../office.ts';
import type { ReportFile } from './sendReport.ts';

interface Told { id: string; title: string; result: ReportResult; sender: string | null; file: ReportFile | 'notPermitted' | 'tooLarge' | null }
type Figure = ReportResult['measures'][number];

const mostRows = 200;
const squareMetersInFoot = 0.09290304;
const cellStyle = 'padding:6px 12px;border-bottom:1px solid #e4e1db;white-space:nowrap';

/** A report as a letter: its table, and the way to its page. */
export function reportLetter(office: Pick<Office, 'messages' | 'http'>, { agency, locale }: Caller, { id, title, result, sender, file }: Told): Letter {
  const messages = messagesFor(office.messages, agency);
  const say = (key: string, values: Record<string, unknown> = {}): string => messages.sentence(locale, key, values);
  const lines = linesOf(result, { total: say('report.total'), figure: figureIn(locale, agency) });
  const shown = lines.body.slice(0, mostRows);
  const origin = office.http.origins.first;
  const address = origin ? `${origin}/reports/${id}` : null;
  const remarks = [
    sender && say('report.mail.by', { name: sender }), daysOf(result, locale), result.total.count === 0 && say('report.nothing'),
    lines.body.length > mostRows && say('report.mail.more', { count: lines.body.length - mostRows }),
    typeof file === 'string' && say(`report.mail.${file}`),
  ].filter((one): one is string => Boolean(one));
  return {
    locale, subject: `${title} – ${agency.name}`,
    text: [title, ...remarks, '', ...[lines.head, ...shown, lines.foot].map((cells) => cells.join(' | ')), ...(address ? ['', address] : [])].join('\n'),
    html: `<h1 style="margin:0 0 4px;font-size:20px">${escaped(title)}</h1>${remarks.map((one) => `<p style="margin:0 0 4px;color:#6b665e">${escaped(one)}</p>`).join('')}`
      + `${tableOf(lines.head, shown, lines.foot)}${address ? `<p><a href="${escaped(address)}">${escaped(say('report.mail.open'))}</a></p>` : ''}`,
    ...(file && typeof file === 'object' && { files: [file] }),
  };
}

/** The days that it is about, the last one included. */
function daysOf({ period }: ReportResult, locale: string): string | null {
  if (!period) return null;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(new Date(`${period.from}T12:00:00Z`), new Date(`${addDays(period.to, -1)}T12:00:00Z`));
}

interface Lines { head: string[]; body: string[][]; foot: string[] }

function linesOf({ report, titles, columns, measures, rows, totals, total }: ReportResult, { total: word, figure }: { total: string; figure: (measure: Figure, value: ReportValue) => string }): Lines {
  const own = (cell: ReportCell | null, indexes: readonly number[]): string[] => indexes.map((index) => {
    const value = cell?.values[index] ?? null;
    const all = total.values[index];
    return report.measures[index]?.share && typeof value === 'number' && typeof all === 'number' && all ? `${Math.round((value / all) * 100)}%` : figure(measures[index]!, value);
  });
  const all = measures.map((_one, index) => index);
  const shown = columns.length ? [0] : all;
  const sides = titles.rows.length || 1;
  return {
    head: [...(titles.rows.length ? titles.rows : ['']), ...columns.map(({ title }) => title), ...(columns.length ? [word] : all.map((index) => measures[index]!.title))],
    body: rows.map(({ headings, cells, total: ofRow }) => [...headings.map(({ title }) => title), ...cells.flatMap((cell) => own(cell, shown)), ...own(ofRow, shown)]),
    foot: [word, ...Array.from({ length: sides - 1 }, () => ''), ...totals.flatMap((cell) => own(cell, shown)), ...own(total, shown)],
  };
}

function tableOf(head: readonly string[], body: readonly string[][], foot: readonly string[]): string {
  const row = (cells: readonly string[], tag: 'th' | 'td', more = ''): string => `<tr>${cells.map((cell, index) => `<${tag} style="${cellStyle};text-align:${index === 0 ? 'start' : 'end'}${more}"><bdi>${escaped(cell)}</bdi></${tag}>`).join('')}</tr>`;
  return `<table style="border-collapse:collapse;margin:16px 0">${row(head, 'th', ';color:#6b665e;font-weight:500')}${body.map((cells) => row(cells, 'td')).join('')}${row(foot, 'td', ';font-weight:600')}</table>`;
}

const figureIn = (locale: string, { country, settings }: Caller['agency']) => ({ kind }: Figure, value: ReportValue): string => {
  const tag = locale === 'en' ? `en-${country}` : locale;
  const number = (amount: number, options: Intl.NumberFormatOptions = { maximumFractionDigits: 1 }): string => new Intl.NumberFormat(tag, options).format(amount);
  const money = ({ amount, currency }: Money): string => {
    const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(tag, { style: 'currency', currency }).resolvedOptions();
    return number(amount / 10 ** digits, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: Math.abs(amount) >= 1_000 * 10 ** digits ? 0 : digits });
  };
  if (value === null) return '–';
  else if (Array.isArray(value)) return value.map(money).join(' · ') || '–';
  else if (kind === 'area') return number(settings.areaUnit === 'squareFeet' ? value / squareMetersInFoot : value, { maximumFractionDigits: 0 });
  else return number(kind === 'duration' ? value / 60 : value);
};
