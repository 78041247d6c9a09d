import { expect, test } from 'vitest';
import { isOrderOpen, orderShownBy, readDay } from './dates.ts';
import { readInstant } from './instants.ts';
import { decimalShownBy, readNumber } from './numbers.ts';

test.each([
  ['2024-03-05', '2024-03-05'], ['20240305', '2024-03-05'], ['2024/3/5', '2024-03-05'], ['5.3.2024', '2024-03-05'], ['5/3/24', '2024-03-05'], ['05-03-68', '1968-03-05'],
  ['5 March 2024', '2024-03-05'], ['March 5th, 2024', '2024-03-05'], ['5-Mar-24', '2024-03-05'], ['Tue, 5 Mar 2024 10:00', '2024-03-05'], ['5 Μαρτίου 2024', '2024-03-05'], ['5 Μαρ 2024', '2024-03-05'],
  ['5 במרץ 2024', '2024-03-05'], ['۵ مارس ۲۰۲۴', '2024-03-05'], ['۱۴۰۳/۰۵/۱۲', '2024-08-02'], ['1403-01-01', '2024-03-20'], ['12/05/1403', '2024-08-02'], ['۱۲ مرداد ۱۴۰۳', '2024-08-02'], ['1403/12/30', '2025-03-20'],
  ['45000', '2023-03-15'], ['45000.75', '2023-03-15'], ['2024-03-05T10:00:00', '2024-03-05'], ['5/3/2024 10:30', '2024-03-05'],
])('%s is a day', (written, day) => {
  expect(readDay(written, 'dayFirst')).toBe(day);
});

test('the order of short years is what the column shows', () => {
  expect(orderShownBy(['31/05/24', '01/05/24'])).toBe(null);
  expect(orderShownBy(['05/31/24'])).toBe('monthFirst');
  expect(orderShownBy(['99/05/31'])).toBe('yearFirst');
  expect(orderShownBy(['31/05/99'])).toBe('dayFirst');
  expect(orderShownBy(['31/31/1980', '05/04/1980', '14/02/1979'])).toBe('dayFirst');
  expect(orderShownBy(['31/31/1980', '05/04/1980'])).toBe(null);
  expect(orderShownBy(['14/02/1979', '15/03/1979', '02/28/1979'])).toBe('dayFirst');
  expect(readDay('24/05/31', 'yearFirst')).toBe('2024-05-31');
  expect(readDay('05/31/24', 'monthFirst')).toBe('2024-05-31');
});

test.each([
  ['5/3/2024 10:30', '2024-03-05T08:30:00.000Z'], ['2024-07-05T10:30:15', '2024-07-05T07:30:15.000Z'], ['5.3.2024, 1:05 PM', '2024-03-05T11:05:00.000Z'], ['2024-03-05', '2024-03-04T22:00:00.000Z'],
  ['2024-03-05T10:30:00Z', '2024-03-05T10:30:00Z'], ['5/3/2024 25:30', '5/3/2024 25:30'], ['x', 'x'],
])('%s is an instant in Haifa', (written, instant) => {
  expect(readInstant(written, 'dayFirst', 'Asia/Jerusalem')).toBe(instant);
});

test.each([
  ['1,234.5', 1234.5], ['1.234,5', 1234.5], ['1 234', 1234], ['$ 1,200,000', 1_200_000], ['۱۲٬۳۴۰', 12_340], ['۱۲٫۵', 12.5], ['(12.50)', -12.5], ['12-', -12], ['−3', -3], ['1.234.567', 1_234_567], ['5%', 5], ['120 m²', 120], ['1E-3', 0.001],
])('%s is a number', (written, number) => {
  expect(readNumber(written)).toBe(number);
});

test.each(['', '-', '1,2,3', 'twelve', '1.2.3.4', '12a'])('%s is none', (written) => {
  expect(readNumber(written)).toBeNaN();
});

test('days that nothing tells how to read are open, and contradictions are', () => {
  expect(isOrderOpen(['01/02/2024', '02/03/2024'])).toBe(true);
  expect(isOrderOpen(['01/02/2024', '14/03/2024'])).toBe(false);
  expect(isOrderOpen(['02/14/2024', '14/03/2024'])).toBe(true);
  expect(isOrderOpen(['2024-01-02', '05/05/2024'])).toBe(false);
});

test('one number of a column tells how the others are meant', () => {
  expect(decimalShownBy(['1.234', '12,5'])).toBe('comma');
  expect(decimalShownBy(['1.234', '12.50'])).toBe('point');
  expect(decimalShownBy(['1.234.567', '1.234'])).toBe('comma');
  expect(decimalShownBy(['1.234'])).toBe('open');
  expect(decimalShownBy(['1234', 'x'])).toBe(null);
  expect([readNumber('1.234', 'comma'), readNumber('1.234', 'point'), readNumber('1,5', 'point')]).toEqual([1_234, 1.234, NaN]);
});
