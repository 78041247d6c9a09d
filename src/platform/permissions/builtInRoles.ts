import { abilities, type Ability, type KindRights, type Reach, type Rights } from '@gable/api';

/** What the roles mean that every agency begins with: homes are everybody's to know of, clients are their agent's. */
export const builtInRoles: Readonly<Record<string, Rights>> = {
  principal: role('agency', [...abilities]),
  manager: role('team', ['team', 'roles', 'fields', 'pipeline', 'imports']),
  assistant: role('team', ['imports']),
  agent: role('own', []),
};

/** Everything, whatever else anybody says: an agency never locks itself out. */
export const leadingRole = 'principal';

/** Of a role that is not there any more. */
export const noRights: Rights = { others: { ...reaching('none'), create: 'none' }, kinds: {}, abilities: [], isOutside: false };

function role(reach: Reach, able: Ability[]): Rights {
  const outline = { outline: true };
  const people: Partial<KindRights> = reach === 'agency' ? outline : { ...outline, read: 'agency', create: 'none', change: 'none', archive: 'none', export: reach === 'own' ? 'own' : 'agency' };
  return { others: reaching(reach), kinds: { contacts: outline, properties: outline, members: people, teams: people }, abilities: able, isOutside: false };
}

/** Whoever sees and changes so far may hand work to anybody. */
function reaching(reach: Reach): KindRights {
  return { read: reach, create: 'agency', change: reach, archive: reach, export: reach, outline: false, fields: {} };
}
