import { answer } from '../apart/answer.ts';
import { judge } from './judge.ts';

await answer(judge);
