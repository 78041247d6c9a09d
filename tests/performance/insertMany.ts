import type { TestOffice } from '@gable/api/testing';

interface Many { kind: string; count: number; values: (index: number) => Record<string, unknown> }

/** Makes many records the proper way, some hundred in a commit. @returns their ids. */
export async function insertMany(gable: TestOffice, { kind, count, values }: Many): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count;) {
    const group = Array.from({ length: Math.min(500, count - index) }, () => gable.principal.create(kind, values(index++)));
    ids.push(...(await Promise.all(group)).map(({ id }: { id: string }) => id));
  }
  return ids;
}
