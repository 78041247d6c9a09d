import { apart } from '../apart/apart.ts';
import type { AskedBeginning, Beginning } from './beginning.ts';

/** Somebody waits for it, and a file that takes longer at its beginning will never be read. */
const seconds = 30;

export const beginningApart = (asked: AskedBeginning): Promise<Beginning> => apart(new URL('./beginningThread.ts', import.meta.url), asked, { seconds });
