/** A name as it is written, and in Latin letters as it stands in an e-mail address. */
export type Name = readonly [written: string, latin: string];

/** The names of one language. Where a family's name has two forms, the second is a woman's. */
export interface Names { women: readonly Name[]; men: readonly Name[]; families: readonly (readonly [...Name] | readonly [...Name, hers: string, hersLatin: string])[] }

/** `Νίκος:nikos Ελένη:eleni` */
export function namesIn(list: string): Name[] {
  return list.trim().split(/\s+/).map((pair) => {
    const [written, latin] = pair.split(':') as [string, string | undefined];
    return [written.replaceAll('_', ' '), latin ?? plain(written)] as const;
  });
}

/** `Παπαδόπουλος:papadopoulos/Παπαδοπούλου:papadopoulou Νικολάου:nikolaou` */
export function familiesIn(list: string): Names['families'] {
  return list.trim().split(/\s+/).map((pair) => {
    const [[his, hisLatin], hers] = pair.split('/').map((one) => namesIn(one)[0]!) as [Name, Name?];
    return hers ? [his, hisLatin, hers[0], hers[1]] as const : [his, hisLatin] as const;
  });
}

const plain = (written: string): string => written.normalize('NFKD').toLowerCase().replace(/ß/g, 'ss').replace(/[^a-z]/g, '');
