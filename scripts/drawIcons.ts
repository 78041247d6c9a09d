// Adds Lucide icons to icons.json, each as one path: node scripts/drawIcons.ts house user-round
import { readFileSync, writeFileSync } from 'node:fs';
import { drawIcon } from '@gable/platform/extensions/drawIcon.ts';

const file = new URL('../src/api/ui/icons/icons.json', import.meta.url);
const icons = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
for (const name of process.argv.slice(2)) icons[name] = drawIcon(name)!;
writeFileSync(file, `${JSON.stringify(Object.fromEntries(Object.entries(icons).sort(([one], [other]) => (one < other ? -1 : 1))), null, 1)}\n`);
