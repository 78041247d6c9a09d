import { field, InvalidValue, type FieldKind } from '../field.ts';
import { parseText } from './text.ts';

/** An http or https address, so that a link made of it can't run script. */
const urlKind: FieldKind<string> = {
  name: 'url',
  columns: [['', 'text']],
  parse(input) {
    const written = parseText(input, 2_000);
    const address = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`);
    if (!address || !/^https?:$/.test(address.protocol)) throw new InvalidValue('field.notUrl');
    return address.href;
  },
  store: (value) => [value],
  load: ([value]) => value as string,
};

export const url = field(urlKind);
