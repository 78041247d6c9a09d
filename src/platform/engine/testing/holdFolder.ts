import { openFolder } from '../folderLock.ts';

openFolder(process.argv[2]!);
process.stdout.write('held\n');
setInterval(() => {}, 1_000);
