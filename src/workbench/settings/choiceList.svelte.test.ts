import { expect, test } from 'vitest';
import { ChoiceList, linesOf } from './choiceList.svelte.ts';

const labels = ({ offered }: ChoiceList): string[] => offered.map(({ label }) => label);

test('a list begins with a row to fill in, and several lines pasted into it are several choices', () => {
  const list = new ChoiceList([]);
  expect(labels(list)).toEqual(['']);
  list.paste(0, linesOf('Sea\r\n\n Hills \nPark'));
  expect(labels(list)).toEqual(['Sea', 'Hills', 'Park']);
  list.move(2, -1);
  list.move(0, -1);
  list.remove(0);
  expect(list.listed()).toEqual(['Park', 'Hills']);
});

test('what records may have is retired, comes back at the end, and rows without a name are nothing', () => {
  const list = new ChoiceList([{ value: 'sea', label: 'Sea' }, { value: 'hills', label: 'Hills', hue: 3 }]);
  list.remove(0);
  list.add(0);
  list.offered[0]!.label = ' All hills ';
  expect(list.listed()).toEqual([{ value: 'hills', label: 'All hills', hue: 3, retired: false }, { value: 'sea', label: 'Sea', retired: true }]);
  list.restore(list.retired[0]!);
  expect(labels(list)).toEqual([' All hills ', 'Sea']);
});
