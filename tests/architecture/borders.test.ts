import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { crossings } from './borders.ts';
import { root } from './files.ts';

test('nobody looks over a border', () => {
  expect(crossings(root)).toEqual([]);
});

const violations = [
  ['db/planted.ts', "import { Refusal } from '@gable/api';"],
  ['db/planted.ts', "export type { Office } from '@gable/platform/office.ts';"],
  ['src/api/planted.ts', "import { idOf } from '@gable/db/id.ts';"],
  ['src/api/planted.ts', "import { defineCommand } from './server/index.ts';"],
  ['src/api/ui/planted.ts', "import { shell } from '@gable/workbench/workbench.svelte.ts';"],
  ['src/api/ui/planted.svelte', "<script lang=\"ts\">\n  import { defineCommand } from '@gable/api/server';\n</script>"],
  ['src/api/server/planted.ts', "import type { Office } from '@gable/platform/office.ts';"],
  ['src/platform/planted.ts', "import { tabs } from '@gable/workbench/tabs.svelte.ts';"],
  ['src/platform/planted.ts', "const board = await import('@gable/api/ui');"],
  ['src/platform/planted.ts', "import { moveToStage } from '../../extensions/deals/server/moveToStage.ts';"],
  ['src/workbench/planted.ts', "import type { Office } from '@gable/platform/office.ts';"],
  ['src/workbench/planted.ts', "import { idOf } from '@gable/db/id.ts';"],
  ['src/workbench/planted.svelte.ts', "import { Host } from '../api/server/index.ts';"],
  ['src/workbench/Planted.svelte', "<script lang=\"ts\">import DealBoard from '/extensions/deals/views/DealBoard.svelte';</script>"],
  ['src/workbench/planted.ts', "import.meta.glob('../platform/**/*.ts');"],
  ['src/workbench/planted.ts', "import { readFile } from 'node:fs/promises';"],
  ['src/workbench/planted.ts', "import { eq } from 'drizzle-orm';"],
  ['src/routes/Planted.svelte', "<script lang=\"ts\">import type { Office } from '@gable/platform/office.ts';</script>"],
  ['src/routes/Planted.svelte', "{#await import('../../platform/office.ts') then office}{office}{/await}"],
  ['src/routes/+planted.server.ts', "import { openOffice } from '@gable/platform/office.ts';"],
  ['extensions/deals/planted.ts', "import { price } from '../properties/price.ts';"],
  ['extensions/deals/planted.ts', "import { price } from '/extensions/properties/price.ts';"],
  ['extensions/deals/planted.ts', "import { defineCommand } from '@gable/api/server';"],
  ['extensions/deals/views/Planted.svelte', "<script module lang=\"ts\">import type { Home } from '../../properties/home.ts';</script>"],
  ['extensions/deals/views/Planted.svelte', "<script lang=\"ts\">import { win } from '../server/win.ts';</script>"],
  ['extensions/deals/views/Planted.svelte', "<script lang=\"ts\">import Shell from '@gable/workbench/Shell.svelte';</script>"],
  ['extensions/deals/server/planted.ts', "import { deals } from '@gable/db/schema/deals.ts';"],
  ['extensions/deals/server/planted.ts', "import { runCommand } from '@gable/platform/commands/runCommand.ts';"],
  ['extensions/deals/server/planted.ts', "import { Board } from '@gable/api/ui';"],
  ['extensions/deals/server/planted.ts', "import Database from 'better-sqlite3';"],
  ['extensions/deals/server/planted.ts', "import { openTestOffice } from '@gable/api/testing';"],
].map(([file = '', line = ''], index) => ({ file: file.replace(/planted/i, `$&${index}`), line }));

const allowed = { file: 'src/routes/+allowed.server.ts', line: "import type { Office } from '@gable/platform/office.ts';" };

let found: string[] = [];
beforeAll(() => {
  const copy = mkdtempSync(join(tmpdir(), 'gable-borders-'));
  try {
    for (const folder of ['db', 'src', 'extensions']) cpSync(join(root, folder), join(copy, folder), { recursive: true });
    for (const { file, line } of [...violations, allowed]) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), line);
    }
    found = crossings(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test.each(violations)('planted in $file, `$line` is found', ({ file }) => {
  expect(found).toContainEqual(expect.stringContaining(`${file} imports `));
});

test('what a page needs of the office, it takes as a type', () => {
  expect(found).not.toContainEqual(expect.stringContaining(allowed.file));
});
