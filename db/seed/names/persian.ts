import { familiesIn, namesIn, type Names } from './name.ts';

export const persian: Names = {
  women: namesIn(`مریم:maryam زهرا:zahra نرگس:narges شیرین:shirin لیلا:leila سارا:sara نازنین:nazanin پریسا:parisa مینا:mina الهام:elham
    شبنم:shabnam مهسا:mahsa ندا:neda فرزانه:farzaneh آزاده:azadeh یاسمن:yasaman ژاله:zhaleh نسرین:nasrin پروانه:parvaneh هستی:hasti`),
  men: namesIn(`آرش:arash رضا:reza علی:ali محمد:mohammad کاوه:kaveh بهرام:bahram سیاوش:siavash امیر:amir حسین:hossein مهدی:mehdi
    فرهاد:farhad داریوش:dariush کامران:kamran بابک:babak نیما:nima پویا:pouya سهراب:sohrab جمشید:jamshid مسعود:masoud شهرام:shahram`),
  families: familiesIn(`احمدی:ahmadi رضایی:rezaei کریمی:karimi حسینی:hosseini موسوی:mousavi صادقی:sadeghi رحیمی:rahimi جعفری:jafari
    نوری:nouri قاسمی:ghasemi اکبری:akbari شریفی:sharifi یزدانی:yazdani تهرانی:tehrani شیرازی:shirazi مرادی:moradi کاظمی:kazemi
    فرهادی:farhadi نیک‌پور:nikpour بهرامی:bahrami زندی:zandi امینی:amini صالحی:salehi پارسا:parsa راستگو:rastgou کیانی:kiani`),
};
