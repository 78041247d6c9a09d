/** What is done with records of a kind. */
export const verbs = ['read', 'create', 'change', 'archive', 'export'] as const;
export type Verb = (typeof verbs)[number];

/**
 * Whose records a verb reaches: nobody's, one's own, those of one's team, of one's territories, everybody's. For `create`
 * it is for whom one may add.
 */
export const reaches = ['none', 'own', 'team', 'territory', 'agency'] as const;
export type Reach = (typeof reaches)[number];

/** A field that a role does not know of, or may only read. */
export type FieldRight = 'hidden' | 'readOnly';

/** What a role may do with records of one kind. */
export interface KindRights extends Record<Verb, Reach> {
  /** Of the records that are out of reach it is seen that they exist. */
  outline: boolean;
  /** By field; all others are as the kind has them. */
  fields: Record<string, FieldRight>;
}

/** What may be done that is about no record. */
export const abilities = ['agency', 'members', 'team', 'roles', 'fields', 'pipeline', 'extensions', 'imports', 'work'] as const;
export type Ability = (typeof abilities)[number];

/** What a role may do. */
export interface Rights {
  /** For kinds that are not named, also those that come later. */
  others: KindRights;
  /** By kind, where it differs from that. */
  kinds: Record<string, Partial<KindRights>>;
  abilities: Ability[];
  /** People who do not belong to the house: they see what is their own or was shared with them, and no colleagues. */
  isOutside: boolean;
}

/** A role as `GET /api/v1/roles` tells of it. */
export interface RoleDescription {
  id: string;
  title: string;
  rights: Rights;
  /** How many have it, those who are suspended too. */
  members: number;
  /** It comes with Gable: it may be changed, not archived. */
  isBuiltIn: boolean;
  /** Whether whoever asks may change it. */
  mayChange: boolean;
}

/** What holds for one kind. */
export const rightsOn = ({ others, kinds }: Pick<Rights, 'others' | 'kinds'>, kind: string): KindRights =>
  (Object.hasOwn(kinds, kind) ? { ...others, ...kinds[kind] } : others);
