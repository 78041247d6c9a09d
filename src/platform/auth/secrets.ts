import { hash, randomBytes } from 'node:crypto';

/** 256 random bits in 43 characters that need no escaping in a cookie or an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored in place of a secret: whoever reads the database can't become anybody with it. */
export function hashOf(secret: string): string {
  return hash('sha256', secret, 'hex');
}

export function looksLikeSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}
