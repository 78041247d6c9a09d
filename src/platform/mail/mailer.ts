import type { Locale } from '@gable/api';

/** What somebody is told by mail. Its parts are made as they are sent: nothing of them is fetched. */
export interface Letter {
  locale: Locale;
  subject: string;
  text: string;
  /** What stands in the page, escaped. */
  html: string;
  files?: { name: string; mediaType: string; base64: string }[];
}

export interface Envelope {
  id: string;
  /** Stays the same however often it is tried, so that a mailbox knows it again. */
  messageId: string;
  sender: { name: string; address: string };
  recipient: { name: string; address: string };
  at: number;
}

export interface Sent { way: string; answer: string | null }

/** A way out for mail: a server, or a folder where there is none. */
export interface Mailer {
  /** @throws NotSent where it has not gone. */
  send(envelope: Envelope, letter: Letter): Promise<Sent>;
}

/** Why a letter has not gone, and whether it is worth trying again. */
export class NotSent extends Error {
  readonly code: string;
  readonly isForGood: boolean;
  readonly answer: string | null;

  constructor(code: string, { isForGood = false, answer = null }: { isForGood?: boolean; answer?: string | null } = {}) {
    super(code);
    this.code = code;
    this.isForGood = isForGood;
    this.answer = answer;
  }
}
