import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as rest } from 'node:timers/promises';
import { Refusal } from '@gable/api';
import { openFolder } from '../engine/folderLock.ts';
import { openOffice } from '../openOffice.ts';
import { askServer } from './askServer.ts';
import type { Asked } from './commandLine.ts';
import { placeOf, type Place } from './place.ts';
import { toExitCode } from './runVerb.ts';
import { runsAlone } from './verb.ts';
import type { Io } from './verb.ts';

const patienceMilliseconds = 10_000;

/** Runs what was asked: in the server where one owns the folder, otherwise in this process, which owns it meanwhile. */
export async function runHere({ verb, given }: Asked, args: readonly string[]): Promise<number> {
  const place = placeOf(process.env, { demo: given.flags.has('demo') || verb.isOfDemo === true });
  const io = await consoleIo({ readsInput: given.flags.has('password-stdin') });
  return toExitCode(io, async () => {
    if (runsAlone(verb, given)) return verb.runAlone!(place, given, io);
    const request = { verb: verb.name, args: args.slice(verb.name.split(' ').length), input: io.input, folder: io.folder };
    for (const since = Date.now(); ; await rest(100)) {
      const answered = await askServer(place, request, io);
      if (answered !== null) return answered;
      try {
        return await inOwnOffice(place, (office) => verb.run!({ office, place }, given, io));
      } catch (failure) {
        // Somebody has the folder and does not listen: a server that is only starting, or another one like us.
        if (!isInUse(failure) || Date.now() - since > patienceMilliseconds) throw failure;
      }
    }
  });
}

async function inOwnOffice(place: Place, work: (office: Awaited<ReturnType<typeof openOffice>>) => Promise<number>): Promise<number> {
  const { folder, release } = openFolder(place.folder);
  try {
    const office = await openOffice({ ...place, folder });
    try {
      return await work(office);
    } finally {
      await office.close();
    }
  } finally {
    release();
  }
}

async function consoleIo({ readsInput }: { readsInput: boolean }): Promise<Io> {
  return {
    say: (line) => void process.stdout.write(`${line}\n`),
    heard: async () => void (process.stdout.writableNeedDrain && (await once(process.stdout, 'drain'))),
    note: (line) => void process.stderr.write(`${line}\n`),
    input: readsInput ? await text(process.stdin) : '',
    // npm moves to the project's folder first.
    folder: process.env.INIT_CWD || process.cwd(),
    signal: new AbortController().signal,
  };
}

const isInUse = (failure: unknown): boolean => failure instanceof Refusal && failure.code === 'storage.inUse';
