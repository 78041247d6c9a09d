import type { FileReference } from '@gable/api';
import type { Connection, Engine, Row } from '../engine/engine.ts';
import { SqlText } from '../records/sqlText.ts';

/** A file's row. `member` is who sent it, until a record names it: then it is seen as that record is. */
export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  width: number | null;
  height: number | null;
  member: string | null;
  sentAt: number;
}

const columns = 'id, name, media_type, bytes, sha256, width, height, member_id, created_at';

export async function insertFile(connection: Connection, agency: number, file: StoredFile): Promise<void> {
  await connection.change(
    `INSERT INTO files (agency_id, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [agency, file.id, file.name, file.mediaType, file.bytes, file.sha256, file.width, file.height, file.member, file.sentAt],
  );
}

export async function findFile(engine: Engine, agency: number, id: string): Promise<StoredFile | undefined> {
  const [row] = await engine.read(agency, { sql: `SELECT ${columns} FROM files WHERE agency_id = ? AND id = ?`, params: [agency, id] });
  return row && fileOf(row);
}

export async function filesById(engine: Engine, agency: number, ids: readonly string[]): Promise<Map<string, FileReference>> {
  const sql = new SqlText(engine.dialect).add(`SELECT ${columns} FROM files WHERE agency_id = ? AND `, agency).addOneOf('id', ids);
  const rows = await engine.read(agency, { sql: sql.text, params: sql.params });
  return new Map(rows.map((row) => [row[0] as string, referenceTo(fileOf(row))]));
}

/** A file as the API gives it. */
export function referenceTo({ id, name, mediaType, bytes, width, height }: StoredFile): FileReference {
  return { id, name, mediaType, bytes, ...(width !== null && { width }), ...(height !== null && { height }) };
}

/** Every file of one agency. */
export async function allFiles(engine: Engine, agency: number): Promise<StoredFile[]> {
  const rows = await engine.read(agency, { sql: `SELECT ${columns} FROM files WHERE agency_id = ? ORDER BY id`, params: [agency] }, { big: true });
  return rows.map(fileOf);
}

function fileOf([id, name, mediaType, bytes, sha256, width, height, member, sentAt]: Row): StoredFile {
  return {
    id: id as string, name: name as string, mediaType: mediaType as string, bytes: Number(bytes), sha256: sha256 as string,
    width: width as number | null, height: height as number | null, member: member as string | null, sentAt: Number(sentAt),
  };
}
