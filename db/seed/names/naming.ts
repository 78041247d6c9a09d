import type { Dice } from '../dice.ts';
import { greek } from './greek.ts';
import { hebrew } from './hebrew.ts';
import { latin } from './latin.ts';
import type { Names } from './name.ts';
import { persian } from './persian.ts';

export type Script = 'latin' | 'greek' | 'hebrew' | 'persian';

export interface Named { firstName: string; lastName: string; latin: { first: string; last: string }; isWoman: boolean }

const names: Record<Script, Names> = { latin, greek, hebrew, persian };

export function nameIn(script: Script, dice: Dice): Named {
  const { women, men, families } = names[script];
  const isWoman = dice.chance(0.5);
  const [firstName, first] = dice.one(isWoman ? women : men);
  const [his, hisLatin, hers, hersLatin] = dice.one(families);
  return {
    firstName, isWoman,
    lastName: isWoman && hers ? hers : his,
    latin: { first, last: isWoman && hersLatin ? hersLatin : hisLatin },
  };
}
