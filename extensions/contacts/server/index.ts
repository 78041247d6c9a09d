import { contacts, type Host } from '@gable/api/server';
import { confirm } from './confirm.ts';
import { fillContact } from './fillContact.ts';
import { findSame } from './findSame.ts';
import { onMerged } from './onMerged.ts';
import { samePerson } from './samePerson.ts';
import { spokeTo } from './spokeTo.ts';

export function activate(host: Host): void {
  host.records.add(contacts);
  host.records.rule(contacts, fillContact);
  host.records.same(contacts, samePerson);
  host.commands.add(findSame);
  host.commands.add(spokeTo);
  host.commands.add(confirm);
  host.events.during('contacts.merged', onMerged);
  host.demo.add(() => import('./demo.ts'));
}
