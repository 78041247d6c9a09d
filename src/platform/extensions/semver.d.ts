declare module 'semver/functions/satisfies.js' {
  export default function satisfies(version: string, range: string, options?: { includePrerelease?: boolean }): boolean;
}

declare module 'semver/ranges/valid.js' {
  /** The range as it is understood; null where it is none. */
  export default function validRange(range: string): string | null;
}
