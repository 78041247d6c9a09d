import { answer } from '../apart/answer.ts';

// As a file that would be read for ever, or that fills the memory.
await answer(async (what: 'time' | 'memory') => {
  const kept: string[][] = [];
  for (let count = 0; ; count += 1) if (what === 'memory') kept.push(Array.from({ length: 1_000 }, (_, index) => `${count} ${index}`));
});
