const letters: Record<string, string> = { ي: 'ی', ك: 'ک', ى: 'ی', ة: 'ه', أ: 'ا', إ: 'ا', آ: 'ا', ς: 'σ', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe' };
const folded = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/**
 * The key by which texts are compared, sorted and found: case, accents, niqqud, tonos, final sigma, Persian and Arabic
 * letter forms and digits, geresh and half-space make no difference. Two keys compare bytewise.
 */
export function fold(text: string): string {
  // Plain ASCII, and the dot that titles are joined by, is nearly all of a large import, and needs none of what follows.
  if (/^[\x20-\x7e·]*$/.test(text)) return text.toLowerCase().replace(/['"`]/g, '').replace(/\s+/g, ' ').trim();
  return toLatinDigits(text)
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200c-\u200f'"`׳״’‘“”]/gu, '')
    .toLowerCase()
    .replace(folded, (letter) => letters[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Arabic and Persian digits as 0 to 9. */
export function toLatinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
