/** What people write who ask about a home, by the letters that they write in. */
export const asked = {
  latin: [
    'Is {home} still available? We could come on Thursday afternoon.',
    'Good morning, we are a family of four and like {home}. Is there parking?',
    'Could you send me the floor plan of {home}, please?',
    'I work from home and need two quiet rooms. Would {home} fit?',
  ],
  greek: [
    'Είναι ακόμη διαθέσιμο το {home}; Μπορούμε να έρθουμε την Πέμπτη το απόγευμα.',
    'Καλημέρα σας, μας άρεσε το {home}. Υπάρχει θέση στάθμευσης;',
    'Θα μπορούσατε να μου στείλετε την κάτοψη για το {home};',
  ],
  hebrew: [
    'שלום, האם {home} עדיין פנוי? אפשר להגיע ביום חמישי אחר הצהריים.',
    'בוקר טוב, אנחנו משפחה של ארבעה והתאהבנו ב־{home}. יש חניה?',
    'אפשר לקבל תוכנית של {home}?',
  ],
  persian: [
    'سلام، {home} هنوز موجود است؟ پنجشنبه عصر می‌توانیم بیاییم.',
    'صبح بخیر، از {home} خوشمان آمد. جای پارک دارد؟',
    'لطفاً نقشهٔ {home} را برایم بفرستید.',
  ],
} as const;
