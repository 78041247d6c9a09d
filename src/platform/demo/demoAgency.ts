import type { Role } from '@gable/api';
import { Town } from '@gable/db/seed/town.ts';
import type { Agency } from '../caller.ts';
import type { DemoSketch } from './makeDemo.ts';

/** Name of the agency's setting that says that it is made up, and from what. */
export const demoMark = 'demo';

/** What is written there; `whole` is false until all of it is made. */
export interface DemoMark extends DemoSketch { whole: boolean }

/** Everybody's in the demo office. No secret: it holds nothing that is true, and is served to this machine alone. */
export const demoPassword = 'salt wind and lemons';

export interface SignIn { role: Role; name: string; email: string }

/** What an agency of the demo was made from; undefined for a real one. */
export function demoIn({ settings }: Pick<Agency, 'settings'>): DemoMark | undefined {
  return settings[demoMark] as DemoMark | undefined;
}

/** For the console: what it is, and how one comes in. */
export function describeDemo(sketch: DemoSketch): string[] {
  const signIns = signInsOf(sketch).map(({ role, name, email }) => `  ${role.padEnd(10)} ${email.padEnd(30)} ${name}`);
  return [`The demo office knows ${sketch.people} people, and its past ends on ${sketch.today}. Sign in with “${demoPassword}” as`, ...signIns];
}

/** Somebody of each role, with whom one signs in. */
export function signInsOf({ seed, today, people }: DemoSketch): SignIn[] {
  const { staff } = new Town({ seed, today, people });
  return (['principal', 'manager', 'assistant', 'agent'] as const).map((role) => {
    const { name, email } = staff.find((one) => one.role === role && one.standing === 'here')!;
    return { role, name, email };
  });
}
