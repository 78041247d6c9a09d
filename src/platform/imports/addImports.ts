import { importCommands } from './importCommands.ts';
import { jobName, type ImportWork } from './importJob.ts';
import { Imports, type ImportParts } from './imports.ts';
import { pieceCommands } from './pieceCommands.ts';
import { Pieces } from '../jobs/pieces.ts';

/** Gives an office its imports: the commands, and the job that does the work. */
export function addImports(office: ImportParts): Imports {
  const pieces = new Pieces();
  const imports = new Imports(office, pieces);
  for (const command of [...importCommands, ...pieceCommands(pieces)]) office.commands.add(command);
  office.jobs.add(jobName, async (_work, job) => {
    // Where nobody imports, nobody waits for what reads files.
    const { workOnImport } = await import('./workOnImport.ts');
    await workOnImport({ office, imports, pieces }, job);
  }, { isLong: true, begunBy: ({ member }: ImportWork) => member });
  return imports;
}
