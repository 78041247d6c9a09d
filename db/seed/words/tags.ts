import type { Sayings } from './language.ts';

/** Short words by which an office marks people and homes. */
export const tags = {
  people: {
    en: ['cold', 'hot', 'cash buyer', 'first home', 'weekends only', 'relocating', 'VIP', 'has a dog'],
    el: ['κρύος', 'ζεστός', 'μετρητά', 'πρώτη κατοικία', 'μόνο Σάββατα', 'μετακομίζει'],
    he: ['קר', 'חם', 'מזומן', 'דירה ראשונה', 'רק בערב', 'עוברים עיר'],
    fa: ['سرد', 'گرم', 'خرید نقدی', 'خانهٔ اول', 'فقط عصرها', 'در حال جابه‌جایی'],
  },
  homes: {
    en: ['keys here', 'new photos', 'open house', 'quick sale', 'sea view', 'quiet street'],
    el: ['κλειδιά εδώ', 'νέες φωτογραφίες', 'θέα θάλασσα', 'βιάζεται'],
    he: ['מפתח במשרד', 'לצלם שוב', 'נוף לים', 'מכירה מהירה'],
    fa: ['کلید نزد ما', 'عکس تازه', 'رو به دریا', 'فروش فوری'],
  },
} satisfies Record<string, Sayings>;
