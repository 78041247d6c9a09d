interface Plan {
  /** As in ITU-T E.164. */
  code: string;
  hasTrunkZero: boolean;
  national: RegExp;
  /** What people write without a zero or a country. */
  bare: RegExp;
}

const america: Plan = { code: '1', hasTrunkZero: false, national: /^[2-9]\d{2}[2-9]\d{6}$/, bare: /^[2-9]\d{2}[2-9]\d{6}$/ };

const plans: Record<string, Plan> = {
  IL: { code: '972', hasTrunkZero: true, national: /^(?:[57]\d{8}|[2-489]\d{7})$/, bare: /^5\d{8}$/ },
  GR: { code: '30', hasTrunkZero: false, national: /^[26]\d{9}$/, bare: /^(?:2\d{9}|69\d{8})$/ },
  CY: { code: '357', hasTrunkZero: false, national: /^[29]\d{7}$/, bare: /^(?:2[2-6]|9[4-9])\d{6}$/ },
  IR: { code: '98', hasTrunkZero: true, national: /^[1-9]\d{9}$/, bare: /^9\d{9}$/ },
  GB: { code: '44', hasTrunkZero: true, national: /^[1-37-9]\d{8,9}$/, bare: /^7\d{9}$/ },
  US: america,
  CA: america,
};

interface Dialled { digits: string; hasPlus: boolean; written: string }

/** Whether somebody can be called by it from a country: by the plans of those that we know, else by its length. */
export function isNumberIn(country: string, { digits, hasPlus, written }: Dialled): boolean {
  if (hasPlus || (digits.startsWith('00') && !digits.startsWith('000'))) return isAbroad(hasPlus ? digits : digits.slice(2));
  const plan = Object.hasOwn(plans, country) ? plans[country] : undefined;
  if (digits.startsWith('0')) return plan?.hasTrunkZero ? plan.national.test(digits.slice(1)) : /^0[1-9]\d{7,9}$/.test(digits);
  const isSolid = /^\d+$/.test(written);
  if (isSolid && isRound(digits)) return false;
  if (!plan) return isSolid && /^\d{9,11}$/.test(digits);
  const withCode = digits.startsWith(plan.code) && plan.national.test(digits.slice(plan.code.length));
  return plan.bare.test(digits) || withCode || (plan === america && /^[2-9]\d{2}[-.]\d{4}$/.test(written));
}

function isAbroad(digits: string): boolean {
  const plan = Object.values(plans).find(({ code }) => digits.startsWith(code));
  if (!plan) return /^[1-9]\d{7,14}$/.test(digits);
  return plan.national.test(digits.slice(plan.code.length).replace(plan.hasTrunkZero ? /^0/ : /^$/, ''));
}

/** Prices are round, numbers seldom. */
function isRound(digits: string): boolean {
  return digits.endsWith('000');
}
