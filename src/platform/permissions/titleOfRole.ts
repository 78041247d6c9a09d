import type { Locale } from '@gable/api';
import type { Messages } from '../messages.ts';
import type { Role } from './roles.ts';

/** What a role is called, in somebody's language where it came with Gable and nobody has renamed it. */
export const titleOfRole = ({ id, title }: Pick<Role, 'id' | 'title'>, { messages, locale }: { messages: Messages; locale: Locale }): string =>
  title ?? messages.sentence(locale, `members.role.${id}`);
