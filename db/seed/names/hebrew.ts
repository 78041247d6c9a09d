import { familiesIn, namesIn, type Names } from './name.ts';

export const hebrew: Names = {
  women: namesIn(`נועה:noa שרה:sarah מיכל:michal תמר:tamar יעל:yael רונית:ronit אביגיל:avigail שירה:shira מאיה:maya ליאת:liat דנה:dana
    רות:ruth אורלי:orly הדס:hadas ענת:anat גלית:galit טליה:talia עדי:adi נעמי:naomi אפרת:efrat יערה:yaara רחל:rachel סיגל:sigal מורן:moran`),
  men: namesIn(`דוד:david יוסף:yosef אורי:uri איתי:itai עומר:omer רון:ron גיל:gil אבי:avi משה:moshe יונתן:yonatan אלון:alon עידו:ido ניר:nir
    שי:shai אמיר:amir בועז:boaz דניאל:daniel חיים:chaim אסף:asaf ירון:yaron עמית:amit רועי:roi מתן:matan זאב:zeev`),
  families: familiesIn(`כהן:cohen לוי:levi מזרחי:mizrahi פרץ:peretz ביטון:biton אברהם:avraham פרידמן:friedman שפירא:shapira אזולאי:azoulay
    דהן:dahan אוחיון:ohayon גבאי:gabay רוזנברג:rosenberg ברק:barak שגיא:sagi הראל:harel נחום:nachum סגל:segal אלמוג:almog קפלן:kaplan
    גולן:golan יעקובי:yaakobi בן־דוד:bendavid שטרן:stern רביבו:revivo אשכנזי:ashkenazi תורג׳מן:turgeman ויס:weiss כרמי:karmi צור:tzur`),
};
