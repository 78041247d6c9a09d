import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Unable } from '../unable.ts';
import type { Given, Verb } from './verb.ts';
import { verbs } from './verbs.ts';

/** What somebody typed that means nothing here; the message says what would. */
export class Misunderstood extends Unable {}

export interface Asked { verb: Verb; given: Given }

/** @throws Misunderstood */
export function readCommandLine(args: readonly string[]): Asked {
  const verb = verbs.find(({ name }) => startsWith(args, name.split(' ')));
  if (!verb) throw new Misunderstood(args.length ? `There is no “${args.slice(0, 2).join(' ')}” here.\n\n${usage()}` : usage());
  return { verb, given: readGiven(verb, args.slice(verb.name.split(' ').length)) };
}

export function usage(): string {
  const lines = verbs.map(({ name, takes, does }) => `  ${`${name} ${takes}`.trim()}\n      ${does}`);
  return [
    'Usage: npm run gable -- <verb>', '', ...lines, '',
    'Everywhere: --json prints for machines, --demo takes the demo office.',
    'GABLE_DATA is the data folder (./data), DATABASE_URL a PostgreSQL database in place of SQLite in the folder.',
  ].join('\n');
}

function readGiven(verb: Verb, args: string[]): Given {
  const options: ParseArgsConfig['options'] = { json: { type: 'boolean' }, demo: { type: 'boolean' } };
  for (const [name, kind] of Object.entries(verb.options ?? {})) options[name] = { type: kind === 'word' ? 'string' : 'boolean' };
  const { values, positionals } = understood(verb, () => parseArgs({ args, options, allowPositionals: true }));
  const needed = /^(<\w+> ?)*/.exec(verb.takes)![0].split('<').length - 1;
  if (positionals.length !== needed) throw new Misunderstood(`Usage: npm run gable -- ${verb.name} ${verb.takes}`);
  const entries = Object.entries(values);
  return {
    words: positionals,
    options: Object.fromEntries(entries.filter(([, value]) => typeof value === 'string')) as Given['options'],
    flags: new Set(entries.filter(([, value]) => value === true).map(([name]) => name)),
  };
}

function understood<Result>(verb: Verb, parse: () => Result): Result {
  try {
    return parse();
  } catch (failure) {
    if (!(failure instanceof TypeError)) throw failure;
    throw new Misunderstood(`${failure.message}\n\nUsage: npm run gable -- ${verb.name} ${verb.takes}`);
  }
}

function startsWith(args: readonly string[], words: readonly string[]): boolean {
  return words.every((word, index) => args[index] === word);
}
