import type { Sayings } from './language.ts';

/** What is written down of talks and visits. */
export const notes = {
  firstTalk: {
    en: ['Long talk on the phone. Saw {home} online and asked for the running costs and the parking.', 'Came in with the advert for {home}. Knows the street, grew up nearby.', 'Asked about {home}; has until summer to decide and wants to see it in daylight.', 'Wrote through the portal about {home}. Friendly, quick with answers, prefers messages.'],
    el: ['Μιλήσαμε στο τηλέφωνο για το ακίνητο {home}. Ρώτησε για τα κοινόχρηστα και το πάρκινγκ.', 'Πέρασε από το γραφείο για το {home}. Θέλει να το δει απόγευμα, με τη γυναίκα του.', 'Ενδιαφέρεται για το {home}, αλλά βλέπει και δύο άλλα στην ίδια γειτονιά.'],
    he: ['שיחה ארוכה בטלפון על {home}. שאלה על ועד הבית ועל החניה.', 'ראו את המודעה של {home} ורוצים לבקר אחר הצהריים.', 'מתעניינים ב־{home}, יש להם אישור עקרוני מהבנק.'],
    fa: ['تلفنی دربارهٔ {home} صحبت کردیم. هزینهٔ شارژ و پارکینگ را پرسید.', 'آگهی {home} را دیده و می‌خواهد آخر هفته بازدید کند.', 'به {home} علاقه دارد؛ تا پایان ماه باید جابه‌جا شود.'],
  },
  visit: {
    en: ['Visited {home}. Liked the light, measured the second bedroom twice. The kitchen would have to go.', 'Second visit to {home}, this time with the parents. They stayed for an hour and asked about the neighbours.', 'Was at {home}; too dark for him at noon, but the terrace won him back.', 'Showed {home}. She counted sockets: that is a buyer.'],
    el: ['Είδαμε μαζί το {home}. Της άρεσε το φως, την προβληματίζει η κουζίνα.', 'Δεύτερη επίσκεψη στο {home}, με τους γονείς. Ρώτησαν για τους γείτονες.'],
    he: ['ביקור ב־{home}. אהבו את האור, פחות את המטבח.', 'ביקור שני ב־{home} עם ההורים. מדדו את חדר השינה פעמיים.'],
    fa: ['از {home} بازدید کردیم. نور خانه را پسندید، آشپزخانه را نه.', 'بازدید دوم از {home} همراه خانواده. یک ساعت ماندند.'],
  },
  offer: {
    en: ['Offer for {home} is on the table, subject to the survey. The owner answers by Thursday.', 'Sent the proposal for {home}. The bank has confirmed two thirds.', 'They offered for {home} what they said they would. Closing date is the open point.'],
    el: ['Κατατέθηκε προσφορά για το {home}. Ο ιδιοκτήτης απαντά ως την Πέμπτη.', 'Έστειλα την πρόταση για το {home}. Η τράπεζα έχει εγκρίνει τα δύο τρίτα.'],
    he: ['הוגשה הצעה על {home}. המוכר יענה עד יום חמישי.', 'שלחתי את ההצעה ל־{home}. הבנק אישר שני שלישים.'],
    fa: ['پیشنهاد {home} ارائه شد. مالک تا پنج‌شنبه جواب می‌دهد.', 'پیشنهاد کتبی {home} را فرستادم. بانک دوسوم را تأیید کرده است.'],
  },
  won: {
    en: ['Signed at the notary. They brought cake; the keys change hands on the first.', 'Contract signed. Ask for a recommendation in three months.', 'Deposit is in, contract signed by both. A good one.'],
    el: ['Υπογράψαμε στον συμβολαιογράφο. Τα κλειδιά παραδίδονται την πρώτη του μήνα.', 'Το συμβόλαιο υπογράφηκε, η προκαταβολή κατατέθηκε.'],
    he: ['נחתם אצל עורך הדין. המפתחות נמסרים בראשון לחודש.', 'החוזה נחתם, המקדמה הופקדה.'],
    fa: ['قرارداد در دفترخانه امضا شد. کلیدها اول ماه تحویل می‌شود.', 'قرارداد امضا و پیش‌پرداخت واریز شد.'],
  },
  lost: {
    en: ['Called to say no. Wants to hear from us when something similar comes up below the price.', 'Took something else. Parted well; ask again in a year.', 'Silence after three messages. Left a last word on the machine.'],
    el: ['Είπε τελικά όχι. Να τον ενημερώσουμε αν βρεθεί κάτι παρόμοιο φθηνότερα.', 'Βρήκε αλλού. Χωρίσαμε καλά.'],
    he: ['אמר לא בסוף. לעדכן אם יהיה משהו דומה וזול יותר.', 'מצאו דירה אחרת. נפרדנו יפה.'],
    fa: ['در نهایت منصرف شد. اگر مورد مشابه ارزان‌تری آمد خبرش کنیم.', 'جای دیگری پیدا کرد. با خوشی تمام شد.'],
  },
  mandate: {
    en: ['Mandate signed at the kitchen table. Explained the term, the fee and the visits on Saturdays.', 'Owner agreed to photographs once the balcony is painted.', 'Walked through every room with the owner. Realistic about the price.'],
    el: ['Υπογράφηκε η εντολή. Εξήγησα τη διάρκεια, την αμοιβή και τις επισκέψεις του Σαββάτου.', 'Ο ιδιοκτήτης συμφωνεί για φωτογραφίες μόλις βαφτεί το μπαλκόνι.'],
    he: ['נחתמה בלעדיות. הסברתי על התקופה, העמלה והביקורים בשישי.', 'הבעלים מסכימה לצילומים אחרי שיצבעו את המרפסת.'],
    fa: ['قرارداد نمایندگی امضا شد. مدت، کارمزد و روزهای بازدید را توضیح دادم.', 'مالک پس از رنگ‌کردن بالکن با عکاسی موافق است.'],
  },
  cheaper: {
    en: ['Agreed on a lower price after eleven visits without an offer.', 'Showed the owner what was sold in the street this year; we go down together.'],
    el: ['Συμφωνήσαμε σε χαμηλότερη τιμή μετά από έντεκα επισκέψεις χωρίς προσφορά.'],
    he: ['סיכמנו על הורדת מחיר אחרי אחד־עשר ביקורים בלי הצעה.'],
    fa: ['پس از یازده بازدید بدون پیشنهاد، بر سر قیمت پایین‌تر توافق کردیم.'],
  },
} as const satisfies Record<string, Sayings>;
