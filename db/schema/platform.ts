import { defineTable } from '../table.ts';

/** Offices in this database. Its number stands first in every key of theirs. */
export const agencies = defineTable('agencies', {
  columns: { id: 'integer!', name: 'text!', country: 'text!', currency: 'text!', time_zone: 'text!', settings: 'text!', created_at: 'integer!' },
  key: ['id'],
});

/** People who sign in. Global: who somebody is comes before which agency. */
export const users = defineTable('users', {
  columns: { id: 'integer!', email: 'text!', password_hash: 'text', password_changed_at: 'integer', created_at: 'integer!' },
  key: ['id'],
  unique: [['email']],
});

/** Which agencies a user belongs to: global, because at sign-in no agency is known yet. `used_at` is null until they have joined. */
export const memberships = defineTable('memberships', {
  columns: { user_id: 'integer!', agency_id: 'integer!', member_id: 'text!', used_at: 'integer' },
  key: ['user_id', 'agency_id'],
  unique: [['agency_id', 'member_id']],
});

/** `id` is the SHA-256 of what the cookie holds. A session is good for the role that it was made with; `ended` says why it is over. */
export const sessions = defineTable('sessions', {
  columns: { id: 'text!', user_id: 'integer!', agency_id: 'integer!', member_id: 'text!', role: 'text!', created_at: 'integer!', used_at: 'integer!', expires_at: 'integer!', ended: 'text' },
  key: ['id'],
  indexes: [['user_id'], ['member_id']],
});

/** Tokens of the API; `id` is the SHA-256 of the token, `scopes` a list as JSON, null for all that the member may. */
export const tokens = defineTable('tokens', {
  columns: { id: 'text!', agency_id: 'integer!', member_id: 'text!', name: 'text!', scopes: 'text', created_at: 'integer!', used_at: 'integer', ends_at: 'integer', revoked_at: 'integer' },
  key: ['id'],
  indexes: [['member_id']],
});

/** One-time links and codes; `id` is the SHA-256 of the secret. */
export const links = defineTable('links', {
  columns: { id: 'text!', purpose: 'text!', agency_id: 'integer', member_id: 'text', created_at: 'integer!', expires_at: 'integer!', used_at: 'integer' },
  key: ['id'],
  indexes: [['member_id']],
});

/** Attempts that are counted (sign-in, reset), so that a restart does not forgive them. */
export const attempts = defineTable('attempts', {
  columns: { bucket: 'text!', at: 'integer!', id: 'text!' },
  key: ['bucket', 'at', 'id'],
  indexes: [['at']],
});

/** What every field of several values, of an agency or of an extension is found by. */
export const fieldValues = defineTable('field_values', {
  columns: { agency_id: 'integer!', record_id: 'text!', field: 'text!', position: 'integer!', kind: 'text!', text: 'text', number: 'integer' },
  key: ['agency_id', 'record_id', 'field', 'position'],
  indexes: [
    { name: 'text', on: ['agency_id', 'kind', 'field', 'text', 'record_id'], valued: 'text' },
    { name: 'number', on: ['agency_id', 'kind', 'field', 'number', 'record_id'], valued: 'number' },
  ],
});

/**
 * Who changed what: one row for each record that a command touched, chained by hashes within an agency. `commitments`
 * is null until a value is erased: before that they follow from `changes` and `secret`.
 */
export const history = defineTable('history', {
  wide: true,
  columns: {
    agency_id: 'integer!', sequence: 'integer!', id: 'text!', command: 'text!', run: 'text!', at: 'integer!', member_id: 'text',
    kind: 'text!', record_id: 'text!', action: 'text!', changes: 'text!', secret: 'text!', commitments: 'text', hash: 'text',
  },
  key: ['agency_id', 'sequence'],
  indexes: [['agency_id', 'kind', 'record_id', 'id'], ['agency_id', 'run', 'sequence']],
});

/** What people may do; `rights` as JSON, `title` null for those that come with Gable and are called by a message. */
export const roles = defineTable('roles', {
  columns: { agency_id: 'integer!', id: 'text!', title: 'text', rights: 'text!', created_at: 'integer!', archived_at: 'integer' },
  key: ['agency_id', 'id'],
});

/** Single records that somebody sees, or may change, besides what their role reaches; `by_id` is the member who said so. */
export const shares = defineTable('shares', {
  columns: { agency_id: 'integer!', member_id: 'text!', kind: 'text!', record_id: 'text!', verb: 'text!', by_id: 'text', at: 'integer!' },
  key: ['agency_id', 'member_id', 'kind', 'record_id'],
  indexes: [['agency_id', 'record_id']],
});

/** Work for later, done at least once. Global: what is due is asked for before an agency is known. */
export const jobs = defineTable('jobs', {
  columns: {
    id: 'text!', agency_id: 'integer!', name: 'text!', payload: 'text!', state: 'text!', run_at: 'integer!', attempts: 'integer!',
    progress: 'text', failure: 'text', taken_by: 'text', asked: 'text', leased_until: 'integer', created_at: 'integer!',
  },
  key: ['id'],
  indexes: [['state', 'run_at']],
});

/** First answers to requests that carried an Idempotency-Key. */
export const idempotencyKeys = defineTable('idempotency_keys', {
  columns: { agency_id: 'integer!', member_id: 'text!', key: 'text!', body_hash: 'text!', answer: 'text!', at: 'integer!' },
  key: ['agency_id', 'member_id', 'key'],
  indexes: [['at']],
});

/** Stored files; the bytes lie in the data folder under their SHA-256. */
export const storedFiles = defineTable('files', {
  columns: {
    agency_id: 'integer!', id: 'text!', name: 'text!', media_type: 'text!', bytes: 'integer!', sha256: 'text!', width: 'integer', height: 'integer',
    member_id: 'text', created_at: 'integer!',
  },
  key: ['agency_id', 'id'],
  indexes: [['sha256']],
});

/** Records of kinds that come at run time, from extensions and managers. */
export const genericRecords = defineTable('records', {
  columns: {
    agency_id: 'integer!', id: 'text!', kind: 'text!', revision: 'integer!', created_at: 'integer!', updated_at: 'integer!', archived_at: 'integer',
    holder_id: 'text', custom: 'text', title: 'text!', title_key: 'text!', title_hidden: 'integer!',
  },
  key: ['agency_id', 'id'],
  indexes: [['agency_id', 'kind', 'title_key', 'id'], ['agency_id', 'kind', 'updated_at', 'id'], ['agency_id', 'kind', 'holder_id', 'updated_at', 'id']],
});

/** Extensions from outside, each with all that it consists of as JSON: manifest, messages, forms of files. */
export const installedExtensions = defineTable('extensions', {
  columns: { agency_id: 'integer!', name: 'text!', state: 'text!', contents: 'text!', installed_at: 'integer!' },
  key: ['agency_id', 'name'],
});

/** Fields that an agency has added by itself; `sketch` is the field as JSON, with what it is called. */
export const addedFields = defineTable('fields', {
  columns: { agency_id: 'integer!', kind: 'text!', name: 'text!', sketch: 'text!', created_at: 'integer!' },
  key: ['agency_id', 'kind', 'name'],
});

/**
 * Names under which an agency keeps values, shown now or not, until they are purged: `owner` is the extension, or '' for the
 * agency itself, `name` '' for a whole kind, `sketch` the field as JSON, and `purge` the job that deletes it.
 */
export const keptFields = defineTable('kept_fields', {
  columns: { agency_id: 'integer!', kind: 'text!', name: 'text!', owner: 'text!', sketch: 'text', purge: 'text' },
  key: ['agency_id', 'kind', 'name'],
});

/**
 * What free search looks in: the folded words of each record; those of a field that was added at run time stand under
 * `kind.field`. `stands_in` has a bit for the title and for each searched field of the kind, in their order.
 */
export const searchWords = defineTable('search_words', {
  columns: { agency_id: 'integer!', kind: 'text!', word: 'text!', record_id: 'text!', stands_in: 'integer!' },
  key: ['agency_id', 'kind', 'word', 'record_id'],
});

/** Addresses that are told what happens, each as its owner may know it. `events` is a list as JSON; the earlier secret signs until `earlier_until`. */
export const webhooks = defineTable('webhooks', {
  columns: {
    agency_id: 'integer!', id: 'text!', member_id: 'text!', title: 'text!', address: 'text!', events: 'text!', filter: 'text', state: 'text!',
    secret: 'text!', earlier_secret: 'text', earlier_until: 'integer', failing_since: 'integer', created_at: 'integer!',
  },
  key: ['agency_id', 'id'],
});

/** What was or will be sent to a webhook: the body as it is sent each time, and how the last attempt went. */
export const webhookDeliveries = defineTable('webhook_deliveries', {
  columns: {
    agency_id: 'integer!', id: 'text!', webhook_id: 'text!', event: 'text!', body: 'text!', state: 'text!', attempts: 'integer!', next_at: 'integer!',
    sent_at: 'integer', status: 'integer', answer: 'text', milliseconds: 'integer', failure: 'text', created_at: 'integer!',
  },
  key: ['agency_id', 'id'],
  indexes: [['agency_id', 'webhook_id', 'id'], ['agency_id', 'webhook_id', 'state', 'next_at']],
});

/**
 * Two records of a kind that may be one; `one_id` is the smaller id, `reasons` are words between spaces. Those of which somebody
 * said that they are not the same stay, with who and when, so that they are not told again.
 */
export const samePairs = defineTable('same_pairs', {
  columns: { agency_id: 'integer!', kind: 'text!', one_id: 'text!', other_id: 'text!', strength: 'integer!', reasons: 'text!', apart_by: 'text', apart_at: 'integer' },
  key: ['agency_id', 'kind', 'one_id', 'other_id'],
  indexes: [['agency_id', 'kind', 'other_id'], ['agency_id', 'kind', 'strength', 'one_id', 'other_id']],
});

/** Kinds that were looked through for what is the same, and up to which entry of the history. */
export const sameScans = defineTable('same_scans', {
  columns: { agency_id: 'integer!', kind: 'text!', sequence: 'integer!', scanned_at: 'integer!' },
  key: ['agency_id', 'kind'],
});

/** The server by which an agency sends its mail. Its secret is told to that server alone. */
export const mailServers = defineTable('mail_servers', {
  columns: { agency_id: 'integer!', host: 'text!', port: 'integer!', security: 'text!', user_name: 'text', secret: 'text', sender: 'text!', sender_name: 'text' },
  key: ['agency_id'],
});

/** Mail that was sent or is to be. `content` is the letter as JSON, until it has gone; `way` the server that took it, or the folder. */
export const mails = defineTable('mails', {
  columns: {
    agency_id: 'integer!', id: 'text!', member_id: 'text!', address: 'text!', purpose: 'text!', subject: 'text!', content: 'text', message_id: 'text!', state: 'text!',
    attempts: 'integer!', next_at: 'integer!', sent_at: 'integer', way: 'text', failure: 'text', answer: 'text', created_at: 'integer!',
  },
  key: ['agency_id', 'id'],
  indexes: [['agency_id', 'state', 'next_at'], ['agency_id', 'sent_at']],
});

/**
 * To whom a report was sent, or why not; `sending` is one run of it, or a schedule and its due time. Where `member_id` is empty
 * the due time itself was taken, so that it comes but once.
 */
export const reportSendings = defineTable('report_sendings', {
  columns: { agency_id: 'integer!', sending: 'text!', member_id: 'text!', report_id: 'text!', by_id: 'text', mail_id: 'text', failure: 'text', at: 'integer!' },
  key: ['agency_id', 'sending', 'member_id'],
  indexes: [['agency_id', 'report_id', 'at']],
});

/** What modules keep for an agency that nobody is told: keys, passwords of others' servers. `owner` is the module. */
export const secrets = defineTable('secrets', {
  columns: { agency_id: 'integer!', owner: 'text!', name: 'text!', value: 'text!' },
  key: ['agency_id', 'owner', 'name'],
});
