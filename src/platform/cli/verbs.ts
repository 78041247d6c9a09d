import { agencyCreate } from './verbs/agencyCreate.ts';
import { backup } from './verbs/backup.ts';
import { demo } from './verbs/demo.ts';
import { doctor } from './verbs/doctor.ts';
import { exportRecords } from './verbs/export.ts';
import { extensionVerbs } from './verbs/extension.ts';
import { importRecords } from './verbs/import.ts';
import { restore } from './verbs/restore.ts';
import { tokenCreate } from './verbs/tokenCreate.ts';
import { userAdd } from './verbs/userAdd.ts';
import type { Verb } from './verb.ts';

export const verbs: readonly Verb[] = [agencyCreate, userAdd, tokenCreate, importRecords, exportRecords, ...extensionVerbs, backup, restore, doctor, demo];
