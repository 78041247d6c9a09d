/**
 * What the consonants of a name may sound like, by how they are written in five scripts. A letter gives sounds, one after
 * the other: `kh` is k or h, `v?` is v or nothing. `A` is a vowel at the beginning of a word; those inside say too little,
 * for Hebrew and Persian leave them out. Letters that are not named are silent.
 */
export interface Script {
  letters: RegExp;
  sounds: Record<string, string>;
  /** Writes double what the others write once: Anna, אנה. Where vowels are not written, two of a letter are two: ששון, Sasson. */
  doubles: boolean;
}

const latin = `
  b=b c=k d=d f=f g=gj h=h? j=jy k=k l=l m=m n=n p=p q=kg r=r s=sz t=t v=v w=v x=k,s y=y? z=z
  ^a=A ^e=A ^i=A ^o=A ^u=A ^y=yA ^ee=A ^ei=A ^ai=A ^au=A ^eu=A ^ou=A ^oi=A ^j=jy
  ph=f th=t sh=s zh=z ch=hkc kh=h gh=gk ts=zs tz=zs cz=s sch=s ck=k ce=s ci=s cy=s dj=j`;
const hebrew = `
  א= ב=bv ג=gj ד=d ה=h? ו=v? ז=z ח=h ט=t י=y? כ=kh ך=hk ל=l מ=m ם=m נ=n ן=n ס=s ע= פ=pf ף=pf צ=zsc ץ=zsc ק=kg ר=r ש=s ת=t
  ^א=A ^ע=A ^י=yjA ^ו=v ^או=A ^אי=A ^עי=A`;
const greek = `
  β=v γ=gy δ=d ζ=z θ=t κ=k λ=l μ=m ν=n ξ=k,s π=p ρ=r σ=s τ=t φ=f χ=hk ψ=p,s αυ=vf? ευ=vf?
  ^α=A ^ε=A ^η=A ^ι=A ^ο=A ^υ=A ^ω=A ^αι=A ^ει=A ^οι=A ^ου=A ^αυ=A,vf? ^ευ=A,vf?
  γγ=n,g γκ=n,gk γχ=n,hk ντ=n,td μπ=m,bp τσ=szc τζ=szj ^γκ=gk ^ντ=dt ^μπ=b ^για=yjg ^γιο=yjg ^γιω=yjg ^γιά=yjg`;
const arabic = `
  ا= ب=b پ=p ت=t ث=s ج=jg چ=hkc ح=h خ=hk د=d ذ=z ر=r ز=z ژ=zj س=s ش=s ص=s ض=z ط=t ظ=z ع= غ=gk ف=f ق=gkq ک=k گ=g ل=l م=m ن=n و=v? ه=h? ی=y?
  ^ا=A ^ع=A ^ی=yjA ^و=v ^ای=A ^او=A`;
const cyrillic = `
  б=b в=v г=gh д=d ж=zj з=z й=y? к=k л=l м=m н=n п=p р=r с=s т=t ф=f х=hk ц=zsc ч=hkc ш=s щ=s
  ^а=A ^е=yA ^ё=yA ^и=A ^о=A ^у=A ^ы=A ^э=A ^ю=yjA ^я=yjA`;

/** By a letter of their own. Texts come folded. */
export const scripts: Record<string, Script> = {
  l: script(/[a-z]/, latin, true),
  h: script(/[\u05d0-\u05ea]/, hebrew, false),
  g: script(/[\u03b1-\u03c9]/, greek, true),
  a: script(/[\u0620-\u06d3]/, arabic, false),
  c: script(/[\u0430-\u045f]/, cyrillic, true),
};

function script(letters: RegExp, written: string, doubles: boolean): Script {
  return { letters, doubles, sounds: Object.fromEntries(written.trim().split(/\s+/).map((pair) => pair.split('=') as [string, string])) };
}
