const letters: Record<string, string> = { ي: 'ی', ك: 'ک', ى: 'ی', ة: 'ه', ς: 'σ', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe' };
const unfolded = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/** By which words are compared: case, accents, niqqud, final sigma, forms of Persian letters, quotes, dots and what joins words make no difference. */
export function fold(text: string): string {
  return toLatinDigits(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(unfolded, (letter) => letters[letter] ?? letter);
}

/** Persian and Arabic digits as 0 to 9; every character stays where it was. */
export function toLatinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
