import { Calendar, type CalendarOptions, type LocaleInput } from 'fullcalendar';
import dayGrid from 'fullcalendar/daygrid';
import interaction from 'fullcalendar/interaction';
import list from 'fullcalendar/list';
import theme from 'fullcalendar/themes/classic';
import timeGrid from 'fullcalendar/timegrid';
import 'fullcalendar/skeleton.css';
import 'fullcalendar/themes/classic/theme.css';
import type { Locale } from '../../index.ts';

/** The words of a language; English is there without. */
const words: Partial<Record<Locale, () => Promise<{ default: LocaleInput }>>> = {
  he: () => import('fullcalendar/locales/he'),
  el: () => import('fullcalendar/locales/el'),
  fa: () => import('fullcalendar/locales/fa'),
};

/** Draws a calendar into an element. Loaded only where one is looked at. */
export async function drawCalendar(element: HTMLElement, language: Locale, options: CalendarOptions): Promise<Calendar> {
  const said = (await words[language]?.())?.default;
  const calendar = new Calendar(element, {
    plugins: [dayGrid, timeGrid, list, interaction, theme], ...(said ? { locale: said } : { locale: language }), ...options,
  });
  calendar.render();
  return calendar;
}
