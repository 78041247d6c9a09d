import { expect, test, vi } from 'vitest';
import { answerEarlyPress } from './earlyPress.ts';

const button = () => ({ isConnected: true, click: vi.fn() }) as unknown as HTMLButtonElement;

test('a press that came too early is done, once', () => {
  const pressed = button();
  const waiting = { gableEarlyPress: { button: pressed, at: performance.now() } };
  answerEarlyPress(waiting);
  answerEarlyPress(waiting);
  expect(pressed.click).toHaveBeenCalledTimes(1);
  expect(waiting).toEqual({ gableAnswers: true });
});

test('a press of long ago, or on what is gone, is forgotten', () => {
  const [old, gone] = [button(), { ...button(), isConnected: false }];
  answerEarlyPress({ gableEarlyPress: { button: old, at: performance.now() - 6_000 } });
  answerEarlyPress({ gableEarlyPress: { button: gone, at: performance.now() } });
  expect(old.click).not.toHaveBeenCalled();
  expect(gone.click).not.toHaveBeenCalled();
});
