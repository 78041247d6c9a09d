const longest = 200;

/** A name fit to be shown and saved: the last part of a path, without signs that can't be seen or that turn a name around. */
export function fileName(encoded: string | undefined): string {
  const sent = decoded(encoded ?? '').normalize('NFC').split(/[/\\]/).at(-1)!;
  const readable = [...sent.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029<>:"|?*]/gu, (sign) => (sign === '\u200c' || sign === '\u200d' ? sign : ' '))].join('');
  const trimmed = readable.replace(/\s+/g, ' ').trim().replace(/^\.+/, '');
  if (trimmed.length <= longest) return trimmed || 'file';
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(trimmed)?.[0] ?? '';
  return trimmed.slice(0, longest - ending.length) + ending;
}

/** RFC 6266, with RFC 8187 for what is not ASCII. */
export function contentDisposition(name: string, { inline }: { inline: boolean }): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
