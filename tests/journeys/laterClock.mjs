const day = 86_400_000;
const now = Date.now();
/** At 20:00 UTC of a day so many days ahead: whatever is done by night is due in most places. */
const ahead = Math.floor(now / day) * day + Number(process.env.GABLE_DAYS_LATER) * day + (20 / 24) * day - now;

const Today = Date;
globalThis.Date = class extends Today {
  static now() {
    return Today.now() + ahead;
  }

  constructor(...given) {
    if (given.length) super(...given);
    else super(Today.now() + ahead);
  }
};
