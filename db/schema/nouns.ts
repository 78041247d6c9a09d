import { contacts } from './contacts.ts';
import { deals } from './deals.ts';
import { leadForms } from './leadForms.ts';
import { leads } from './leads.ts';
import { members } from './members.ts';
import { notes } from './notes.ts';
import { properties } from './properties.ts';
import { reportSchedules } from './reportSchedules.ts';
import { reports } from './reports.ts';
import { tasks } from './tasks.ts';
import { teams } from './teams.ts';
import { views } from './views.ts';

/** Nouns that more than one module speaks of. */
export const nouns = { contacts, properties, deals, leads, leadForms, members, teams, notes, tasks, views, reports, reportSchedules };
