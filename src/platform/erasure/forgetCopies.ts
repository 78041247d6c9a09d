import { takeOut } from '../mail/folder.ts';
import type { Forgotten } from './forget.ts';

/** Forgets what the machinery keeps beside the records: messages that were told or wait to be, letters that did not arrive, and answers kept for a repeated request. */
export async function forgetCopies({ purging: { piece, agency, engine }, office: { folder }, ids, words }: Forgotten): Promise<void> {
  const forms = [...ids.map((id) => `%"${id}"%`), ...words.map((word) => `%${JSON.stringify(word).slice(1, -1).replaceAll(/[\\%_]/g, '\\$&')}%`)];
  // A table in a letter may tell of anybody.
  await piece((connection) => connection.change("UPDATE mails SET content = NULL WHERE agency_id = ? AND state = 'failed'", [agency]));
  if (words.length) {
    await piece((connection) => connection.change("UPDATE mails SET content = NULL, state = 'failed', failure = 'mail.mayTellOfErased' WHERE agency_id = ? AND state = 'queued' AND purpose = 'report'", [agency]));
    const laid = await engine.read(agency, { sql: "SELECT id FROM mails WHERE agency_id = ? AND way = 'folder' AND purpose = 'report'", params: [agency] });
    await takeOut(folder, laid.map(([id]) => id as string));
  }
  for (const form of forms) {
    await piece((connection) => connection.change("DELETE FROM idempotency_keys WHERE agency_id = ? AND answer LIKE ? ESCAPE '\\'", [agency, form]));
    await engine.write(null, (connection) => connection.change("DELETE FROM jobs WHERE agency_id = ? AND name = 'events.deliver' AND state <> 'running' AND payload LIKE ? ESCAPE '\\'", [agency, form]));
  }
}
