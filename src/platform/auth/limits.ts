import type { Limit } from './attempts.ts';

/** How often people may try. All of it can be set. */
export interface Limits { signInOfAccount: Limit; signInFromAddress: Limit; resetOfMember: Limit; setUpFromAddress: Limit }

export const usualLimits: Limits = {
  signInOfAccount: { most: 5, minutes: 15 },
  signInFromAddress: { most: 20, minutes: 15 },
  resetOfMember: { most: 3, minutes: 60 },
  setUpFromAddress: { most: 5, minutes: 15 },
};
