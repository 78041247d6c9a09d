import { flushCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { Answer, Question } from './thread.ts';

/** The other side of a Thread: answers each question in turn. */
export function answers<Message>(work: (message: Message) => unknown): void {
  // Threads don't keep what they compiled by themselves, and would do it anew each time.
  flushCompileCache();
  parentPort!.on('message', ({ number, message }: Question) => parentPort!.postMessage(answer(number, () => work(message as Message))));
}

function answer(number: number, work: () => unknown): Answer {
  try {
    return { number, answer: work() };
  } catch (failure) {
    return { number, failure: String(failure), code: (failure as { code?: string }).code };
  }
}
