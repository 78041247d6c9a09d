const day = 86_400_000;
const today = Date.now;
/** At 20:00 UTC of a day so many days ahead: whatever is done by night is due in most places. */
const ahead = (Math.floor(today() / day) + Number(process.env.GABLE_DAYS_LATER) + 20 / 24) * day - today();

Date.now = () => today() + ahead;
globalThis.Date = new Proxy(Date, { construct: (date, given, called) => Reflect.construct(date, given.length ? given : [date.now()], called) as Date });
