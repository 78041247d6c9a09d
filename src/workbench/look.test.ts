import { expect, test } from 'vitest';
import { densityOf, htmlAttributes, themeOf } from './look.ts';

const attacks = ['"><script>alert(1)</script>', '" onload="alert(1)', 'toString', '', undefined];

test('a page has a theme that there is, whatever a cookie says', () => {
  expect(themeOf('highContrastDark')).toBe('highContrastDark');
  expect(densityOf('compact')).toBe('compact');
  for (const attack of attacks) expect([themeOf(attack), densityOf(attack)]).toEqual(['system', 'comfortable']);
});

test('nothing ends an attribute but its own end', () => {
  const attributes = htmlAttributes({ locale: 'he', theme: attacks[0] as 'dark', density: 'compact', side: 'open' });
  expect(attributes).toBe('lang="he" dir="rtl" data-theme="&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;" data-density="compact" data-side="open"');
});
