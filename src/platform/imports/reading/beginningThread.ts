import { answer } from '../apart/answer.ts';
import { beginningOf } from './beginning.ts';

await answer(beginningOf);
