import { Dice } from './dice.ts';
import { nameIn, type Script } from './names/naming.ts';
import { offices } from './places.ts';

export interface Colleague {
  index: number;
  /** As it is written, in the script of its bearer. */
  name: string;
  email: string;
  phone: string;
  role: 'principal' | 'manager' | 'assistant' | 'agent';
  /** Null for whoever works for all of them. */
  office: number | null;
  script: Script;
  /** Left lately, and the records are still theirs; or asked to come, and not come yet. */
  standing: 'here' | 'left' | 'invited';
}

const domain = 'meltemi.example';

const scripts: readonly Script[] = ['latin', 'latin', 'greek', 'hebrew', 'latin', 'persian', 'greek', 'latin', 'hebrew', 'latin', 'greek', 'persian'];

/** The principal, and in each office a manager, an assistant and its agents; more of them the more clients there are. */
export function staffFor(seed: number, clients: number): Colleague[] {
  const agents = Math.max(3, Math.round(3 * (clients / 160) ** 0.3));
  const places: Pick<Colleague, 'role' | 'office' | 'standing'>[] = [{ role: 'principal', office: null, standing: 'here' }];
  for (const [office] of offices.entries()) {
    places.push({ role: 'manager', office, standing: 'here' }, { role: 'assistant', office, standing: 'here' });
    for (let agent = 0; agent < agents; agent += 1) places.push({ role: 'agent', office, standing: office === 3 && agent === 2 ? 'left' : 'here' });
  }
  places.push({ role: 'agent', office: 1, standing: 'invited' });
  const taken = new Set<string>();
  return places.map((place, index) => colleague(seed, { index, place, taken }));
}

interface Joining { index: number; place: Pick<Colleague, 'role' | 'office' | 'standing'>; taken: Set<string> }

function colleague(seed: number, { index, place, taken }: Joining): Colleague {
  const dice = new Dice(seed, 'staff', index);
  const script = scripts[index % scripts.length]!;
  let named = nameIn(script, dice);
  // First names are what people are called in an office, and what they sign in with.
  for (let tries = 0; tries < 40 && taken.has(named.latin.first); tries += 1) named = nameIn(script, dice);
  const local = taken.has(named.latin.first) ? `${named.latin.first}${index}` : named.latin.first;
  taken.add(local);
  return { index, ...place, script, name: `${named.firstName} ${named.lastName}`, email: `${local}@${domain}`, phone: `+357 93 70 ${String(1000 + index).slice(-4)}` };
}

/** Who looks after what comes to an office: its agents mostly, its manager, and the principal those that matter to her. */
export function agentIn(staff: readonly Colleague[], office: number, dice: Dice): number {
  const of = dice.weighted([['principal', 0.14], ['manager', 0.18], ['agent', 0.68]] as const);
  if (of === 'principal') return 0;
  const able = staff.filter((one) => one.office === office && one.role === of && one.standing !== 'invited');
  // Whoever has been there longest is asked for most.
  return able[Math.floor(able.length * dice.next() ** 1.5)]!.index;
}
