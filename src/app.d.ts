import type { Bootstrap, Locale, Preferences } from '@gable/api';

declare global {
  namespace App {
    interface Error {
      code?: string;
      requestId?: string;
    }
    interface Locals {
      /** Cookies that the API set while the page was made. */
      cookies: string[];
      /** How the page is to look; the member's own choice once they are known. */
      look: { locale: Locale; theme: NonNullable<Preferences['theme']>; density: NonNullable<Preferences['density']>; side: 'open' | 'closed' };
    }
    interface PageData {
      bootstrap?: Bootstrap;
    }
  }
}

export {};
