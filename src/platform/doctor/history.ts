import type { Office } from '../office.ts';
import type { Row } from '../engine/engine.ts';
import { beginning, chainHash, type Action, type Entry } from '../history/entry.ts';
import { provenCommitments } from '../history/erasure.ts';
import type { Check } from './finding.ts';

const page = 500;

/** Whether each entry of the history is as it was written, and none between the first and the last is gone. */
export const history: Check = {
  name: 'history',
  async examine({ office }) {
    const problems: string[] = [];
    let entries = 0;
    for (const agency of office.agencies.all()) {
      const { length, problem } = await walk(office, agency.id);
      entries += length;
      if (problem) problems.push(`${agency.name}: ${problem}`);
    }
    return { said: `${entries} entries, each in its chain`, problems };
  },
};

/** Along one agency's chain, to its end or the first bad row. */
async function walk({ engine }: Office, agency: number): Promise<{ length: number; problem: string | null }> {
  const [[unsealed]] = await engine.read(agency, { sql: 'SELECT count(*) FROM history WHERE agency_id = ? AND sequence < 1', params: [agency] }, { big: true }) as [[number]];
  if (unsealed) return { length: 0, problem: `${unsealed} entries have no place in the chain.` };
  let [length, previous] = [0, beginning];
  for (;;) {
    const rows = await engine.read(agency, {
      sql: `SELECT id, sequence, command, run, at, member_id, kind, record_id, action, changes, secret, commitments, hash FROM history
        WHERE agency_id = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
      params: [agency, length, page],
    }, { big: true });
    for (const row of rows) {
      const { hash, problem } = next(agency, row, { length, previous });
      if (problem) return { length, problem };
      length += 1;
      previous = hash;
    }
    if (rows.length < page) return { length, problem: null };
  }
}

function next(agency: number, row: Row, { length, previous }: { length: number; previous: string }): { hash: string; problem: string | null } {
  const [id, sequence, command, run, at, member, kind, record, action, changes, secret, commitments, hash] =
    row as [string, number, string, string, number, string | null, string, string, Action, string, string, string | null, string];
  const which = `entry ${sequence} (${kind}/${record} ${action}, ${new Date(at).toISOString()})`;
  if (sequence !== length + 1) return { hash, problem: `entry ${length + 1} is gone; the next one is ${which}.` };
  try {
    const proven = provenCommitments({ changes: JSON.parse(changes) as Entry['changes'], secret, commitments });
    const entry = { agency, id, sequence, command, run, at, member, kind, record, action };
    if (proven !== null && chainHash(previous, entry, proven) === hash) return { hash, problem: null };
  } catch {
    // What can't be read was not written by us.
  }
  return { hash, problem: `${which} was changed.` };
}
