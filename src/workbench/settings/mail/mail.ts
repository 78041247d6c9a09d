/** By which server mail goes out; its secret is told to nobody. */
export interface MailServer { host: string; port: number; security: Security; user: string | null; sender: string; senderName: string | null; hasSecret: boolean }
export interface MailWay { server: MailServer | null; setBy: 'agency' | 'environment' | 'nobody'; mostPerHour: number }
export type Security = 'tls' | 'starttls' | 'none';

/** How a letter went, or is to go. */
export interface Mail {
  id: string;
  member: string;
  address: string;
  subject: string;
  state: 'queued' | 'sent' | 'failed';
  attempts: number;
  createdAt: string;
  nextAt: string | null;
  way: string | null;
  failure: string | null;
  answer: string | null;
  mayBeSentAgain: boolean;
}

export interface MailPage { data: Mail[]; next: string | null }

export const securities: { security: Security; port: number }[] = [{ security: 'starttls', port: 587 }, { security: 'tls', port: 465 }, { security: 'none', port: 25 }];
