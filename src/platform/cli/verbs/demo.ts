import { peoplePerHome } from '@gable/db/seed/town.ts';
import { demoIn, demoPassword, describeDemo, signInsOf } from '../../demo/demoAgency.ts';
import { makeDemo, type DemoSketch } from '../../demo/makeDemo.ts';
import { dayOfDemo, emptied, sizes, usualSeed } from '../../demo/openDemo.ts';
import { openFolder } from '../../engine/folderLock.ts';
import { openOffice } from '../../openOffice.ts';
import type { Office } from '../../office.ts';
import { Unable } from '../../unable.ts';
import type { Given, Io, Verb } from '../verb.ts';

export const demo: Verb = {
  name: 'demo',
  takes: '[--size small|medium|large|huge|<contacts>] [--seed <number>] [--again]',
  does: 'Makes the demo office in the demo’s folder, the same one for the same seed and day; --again in place of the one there.',
  options: { size: 'word', seed: 'word', again: 'flag' },
  isOfDemo: true,
  aloneWith: 'again',
  async run({ office }, given, io) {
    const sketch = sketchIn(given);
    const [there] = office.agencies.all();
    if (there) throw new Unable(demoIn(there) ? 'The demo office is there already; --again makes another in its place.' : `There is an agency here already, ${there.name}; the demo needs a folder of its own.`);
    return make(office, sketch, { given, io });
  },
  async runAlone(place, given, io) {
    const sketch = sketchIn(given);
    const { folder, release } = openFolder(place.folder);
    try {
      const office = await emptied(await openOffice({ ...place, folder, serves: true }), { ...place, folder, serves: true });
      try {
        return await make(office, sketch, { given, io });
      } finally {
        await office.close();
      }
    } finally {
      release();
    }
  },
};

async function make(office: Office, sketch: DemoSketch, { given, io }: { given: Given; io: Io }): Promise<number> {
  const began = performance.now();
  let said = began;
  const { agency, happenings } = await makeDemo(office, sketch, (count, share) => {
    if (performance.now() - said < 1_000) return;
    said = performance.now();
    io.note(`${Math.floor(share * 100)} % of its past, ${count} steps`);
  });
  const milliseconds = Math.round(performance.now() - began);
  if (given.flags.has('json')) {
    io.say(JSON.stringify({ agency, ...sketch, properties: Math.floor(sketch.people / peoplePerHome), happenings, milliseconds, password: demoPassword, signIns: signInsOf(sketch) }));
  } else {
    io.say(`Made in ${(milliseconds / 1_000).toFixed(1)} s, ${happenings} steps.`);
    for (const line of describeDemo(sketch)) io.say(line);
  }
  return 0;
}

function sketchIn({ options: { size = 'small', seed } }: Given): DemoSketch {
  const people = Object.hasOwn(sizes, size) ? sizes[size as keyof typeof sizes] : wholeNumber(size);
  if (people === null || people < sizes.small || people > sizes.huge) throw new Unable(`--size is ${Object.keys(sizes).join(', ')} or a number of contacts from ${sizes.small} to ${sizes.huge}.`);
  const chosen = seed === undefined ? usualSeed : wholeNumber(seed);
  if (chosen === null || chosen > 2 ** 31) throw new Unable('--seed is a whole number.');
  return { seed: chosen, today: dayOfDemo(), people };
}

const wholeNumber = (text: string): number | null => (/^\d{1,10}$/.test(text) ? Number(text) : null);
