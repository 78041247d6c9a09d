import type { Sayings } from './language.ts';

/** What comes next in a deal, and what stands on people's lists. */
export const nextSteps = {
  inquiry: {
    en: ['Fix the first visit', 'Send three similar homes', 'Call back about the financing', 'Second visit with the family', 'Send the floor plan and the running costs'],
    el: ['Να κλείσουμε την πρώτη επίσκεψη', 'Να σταλεί η κάτοψη', 'Τηλέφωνο για τη χρηματοδότηση'],
    he: ['לתאם ביקור ראשון', 'לשלוח תוכנית ועלויות', 'לחזור אליהם בעניין המשכנתא'],
    fa: ['هماهنگی بازدید اول', 'ارسال نقشه و هزینه‌ها', 'تماس دربارهٔ وام'],
  },
  proposal: {
    en: ['Hear the owner’s answer', 'Send the draft contract to the lawyer', 'Agree on the closing date', 'Ask the bank for the written approval', 'Bring both sides together on the price'],
    el: ['Απάντηση του ιδιοκτήτη', 'Σχέδιο συμβολαίου στον δικηγόρο'],
    he: ['לקבל תשובה מהמוכר', 'להעביר טיוטת חוזה לעורך הדין'],
    fa: ['گرفتن پاسخ مالک', 'ارسال پیش‌نویس قرارداد به وکیل'],
  },
  valuation: {
    en: ['Bring the valuation in person', 'Ask for the building papers', 'Call after the family has talked'],
    el: ['Παράδοση της εκτίμησης από κοντά'], he: ['להביא את הערכת השווי אישית'], fa: ['تحویل حضوری ارزیابی'],
  },
} as const satisfies Record<string, Sayings>;

export const tasks = {
  forHome: {
    en: ['Order the energy certificate', 'Photographs in the morning light', 'Put up the board', 'Collect the second set of keys', 'Check the title deed at the land registry', 'Measure the terrace again'],
    el: ['Πιστοποιητικό ενεργειακής απόδοσης', 'Φωτογράφιση το πρωί', 'Έλεγχος τίτλου στο κτηματολόγιο'],
    he: ['להזמין תעודת אנרגיה', 'צילומים באור בוקר', 'לבדוק נסח טאבו'],
    fa: ['سفارش گواهی انرژی', 'عکاسی در نور صبح', 'بررسی سند در ادارهٔ ثبت'],
  },
  forSeller: {
    en: ['Report to the owner on this month’s visits', 'Talk about renewing the mandate', 'Ask the owner about the price'],
    el: ['Ενημέρωση ιδιοκτήτη για τις επισκέψεις', 'Συζήτηση για ανανέωση της εντολής'],
    he: ['לעדכן את המוכר על הביקורים', 'לדבר על חידוש הבלעדיות'],
    fa: ['گزارش بازدیدها به مالک', 'صحبت دربارهٔ تمدید قرارداد'],
  },
  forBuyer: {
    en: ['Call {name} back', 'Send {name} the new listings of the week', 'Ask {name} how the visit was', 'Confirm Saturday’s visit with {name}'],
    el: ['Τηλέφωνο: {name}', 'Αποστολή νέων ακινήτων: {name}', 'Επιβεβαίωση επίσκεψης: {name}'],
    he: ['לחזור אל {name}', 'לשלוח נכסים חדשים אל {name}', 'לאשר ביקור עם {name}'],
    fa: ['تماس با {name}', 'ارسال موارد تازه برای {name}', 'تأیید بازدید با {name}'],
  },
} as const satisfies Record<string, Sayings>;

/** What is on a desk whatever is sold. */
export const deskTasks = {
  principal: ['Approve last month’s commission splits', 'Coffee with the two who want to join', 'Numbers for the accountant', 'Choose the photographs for the window'],
  manager: ['Prepare Monday’s meeting', 'Hand over the open files of the colleague who left', 'Go through deals without a next step', 'Holiday list'],
  assistant: ['Post: energy certificates', 'Order keys and tags', 'Print the boards for Mill Road', 'Chase the missing signatures', 'Update the window of the office'],
  agent: ['Two hours of calls', 'Write this week’s reports to owners', 'Return the keys to the neighbour', 'Walk the streets around the new listing', 'Look through the new inquiries'],
} as const;

export const showing = ['Keys at the office; the alarm code is on the tag.', 'Call the owner an hour before.', 'The tenant works nights: visits after three.', 'Park in the yard, the street is for residents.', 'The dog is friendly and louder than it is large.'] as const;
export const competitors = ['Bayside Estates', 'Kastro Homes', 'Blue Door', 'a private seller'] as const;
