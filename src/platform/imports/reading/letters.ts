import type { Encoding, FoundEncoding } from './encoding.ts';

/** How often letters stand in a thousand, about; each is tried where a text is no Unicode. */
const scripts: Partial<Record<Encoding, Record<string, string>>> = {
  'windows-1255': { 110: 'יו', 80: 'הל', 55: 'ארמת', 42: 'בנש', 25: 'עםדח', 15: 'קפכגטזןסצ', 4: 'ךףץ׳״־' },
  'windows-1253': { 75: 'αοτιε', 45: 'σνηυρπκ', 33: 'μςλ', 18: 'ωίδάγόέ', 11: 'χθφήύβώ', 4: 'ξζψϊϋΐΰΑΒΓΔΕΖΗΘΙΚΛΜΝΟΠΡΣΤΥΦΧΩ', 2: 'ΨΞΆΈΉΊΌΎΏ' },
  'windows-1256': { 110: 'اي', 65: 'رندهومل', 45: 'تب', 30: 'سشكکز', 13: 'گفقعخجحآةپ', 5: 'صطچأىئ،', 2: 'غضذثظژإء' },
  'windows-1252': { 120: 'éèäöü', 60: 'áíóñçàêß', 25: 'âîôûåøæëïãõìòùúÉÖÜÄÅØ’–', 4: 'ÀÁÇÈÊÍÑÓÚœ€£°' },
};

const rare = Math.log(0.000_5);
const senseless = Math.log(0.000_02);
/** What the best must be more likely than the next, as a logarithm. */
const sure = 8;
const mostLetters = 20_000;
const likelyIn: Record<string, Encoding> = { IL: 'windows-1255', GR: 'windows-1253', CY: 'windows-1253', IR: 'windows-1256', AE: 'windows-1256' };

/** Of the encodings of one byte a letter, the one in which the letters stand as they do in its languages. */
export function encodingByLetters(bytes: Uint8Array, country: string): FoundEncoding {
  const weighed = (Object.keys(scripts) as Encoding[]).map((encoding) => {
    const home = likelyIn[country] ?? 'windows-1252';
    return { encoding, weight: weightOf(new TextDecoder(encoding).decode(bytes), scripts[encoding]!, encoding === 'windows-1252') + (encoding === home ? 0.5 : 0) };
  });
  const [best, next] = weighed.sort((one, other) => other.weight - one.weight);
  return { encoding: best!.encoding, isSure: best!.weight - next!.weight > sure };
}

/** Latin letters with an accent stand between plain ones; those of other scripts stand together. */
function weightOf(text: string, script: Record<string, string>, isLatin: boolean): number {
  const frequencies = new Map(Object.entries(script).flatMap(([frequency, letters]) => [...letters].map((letter) => [letter, Math.log(Number(frequency) / 1_000)] as const)));
  let weight = 0;
  let counted = 0;
  for (let at = 0; at < text.length && counted < mostLetters; at += 1) {
    const letter = text[at]!;
    if (letter < '\x80') continue;
    counted += 1;
    const sides = [text[at - 1] ?? ' ', text[at + 1] ?? ' '];
    const isOutOfPlace = isLetter(letter) && sides.some((side) => (isLatin ? side >= '\xc0' : /[a-z]/i.test(side)));
    weight += frequencies.get(letter) ?? (isLetter(letter) ? rare : senseless);
    if (isOutOfPlace) weight += rare / 2;
  }
  return weight;
}

const isLetter = (letter: string): boolean => /\p{L}/u.test(letter);
