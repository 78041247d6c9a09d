import type { Demo } from '@gable/api/server';
import { Town } from '@gable/db/seed/town.ts';
import type { Office } from '../office.ts';
import { foundAgency } from '../foundAgency.ts';
import { demoMark, demoPassword, type DemoMark } from './demoAgency.ts';
import { desk } from './desk.ts';
import { Drawings } from './drawings.ts';
import { Past } from './past.ts';
import { bringIn } from './staff.ts';
import { tellStories } from './tellStories.ts';

export interface DemoSketch {
  seed: number;
  /** ISO 8601: where its past ends. */
  today: string;
  /** How many contacts; homes, deals and tasks go by that. */
  people: number;
}

const name = 'Meltemi Homes';
const setting = { name, country: 'CY', currency: 'EUR', timeZone: 'Asia/Nicosia', locale: 'en' } as const;

/** Makes the demo office in a Gable without an agency: the same one for the same sketch. @returns its number, and how much happened in it. */
export async function makeDemo(office: Office, sketch: DemoSketch, onProgress: (happenings: number, share: number) => void = () => {}): Promise<{ agency: number; happenings: number }> {
  const town = new Town(sketch);
  const [first] = town.staff;
  const { agency, member: principal } = await foundAgency(office, {
    ...setting, principal: { email: first!.email, title: first!.name, password: demoPassword }, instant: Math.round(town.calendar.at(0)),
    settings: { [demoMark]: { ...sketch, whole: false } satisfies DemoMark },
  });
  const past = new Past(office, { town, agency });
  const staff = await bringIn(office, past, { principal, passwordHash: await office.auth.hashPassword(demoPassword, [name]) });
  await office.agencies.reload(agency);

  const drawings = new Drawings();
  await drawings.draw(office, agency);
  const happenings = await tellStories(office, agency, { past, demo: demoOf(town, { staff, drawings }), parts: [...await office.demo.load(), desk], onProgress });
  await drawings.takeDown(office, agency);
  await past.write(async (inTheNameOf) => {
    await inTheNameOf({ at: town.calendar.now - 0.05, command: 'agency.change' }, (tx) => tx.changeSetting(demoMark, { ...sketch, whole: true } satisfies DemoMark));
  });
  await office.agencies.reload(agency);
  return { agency, happenings };
}

function demoOf(town: Town, { staff, drawings }: { staff: readonly string[]; drawings: Drawings }): Demo {
  const made = new Map<string, string[]>();
  return {
    town,
    member: (colleague) => staff[colleague]!,
    keep(kind, number, { id }) {
      const ids = made.get(kind) ?? [];
      ids[number] = id;
      made.set(kind, ids);
    },
    idOf: (kind, number) => made.get(kind)?.[number],
    picture: (tx, picture) => drawings.hang(tx, picture),
  };
}
