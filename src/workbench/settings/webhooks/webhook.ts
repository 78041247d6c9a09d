/** An address outside that is told what happens. */
export interface Webhook {
  id: string;
  owner: string;
  title: string;
  address: string;
  events: string[];
  filter: string | null;
  state: 'active' | 'paused' | 'off';
  failingSince: string | null;
}

export interface Delivery {
  id: string;
  event: string;
  state: 'waiting' | 'done' | 'failed';
  attempts: number;
  createdAt: string;
  nextAt: string | null;
  status: number | null;
  milliseconds: number | null;
  failure: string | null;
  answer: string | null;
  body: string;
}

export interface DeliveryPage { data: Delivery[]; next: string | null }

export const happenings = ['created', 'changed', 'archived', 'restored'] as const;
