import { Misunderstood, readCommandLine, usage } from '@gable/platform/cli/commandLine.ts';
import { runHere } from '@gable/platform/cli/runHere.ts';

const args = process.argv.slice(2);

if (args.length === 0 || args[0] === 'help' || args[0] === '--help') process.stdout.write(`${usage()}\n`);
else process.exitCode = await run();

async function run(): Promise<number> {
  try {
    return await runHere(readCommandLine(args), args);
  } catch (failure) {
    if (!(failure instanceof Misunderstood)) throw failure;
    process.stderr.write(`${failure.message}\n`);
    return 2;
  }
}
