import type { Locale, RecordData } from '@gable/api';
import type { Acting } from '@gable/api/server';
import { trap, type Typed } from './sentForm.ts';

interface FormPage { form: RecordData; office: Acting; token: string; typed: Typed; problems: Record<string, string> }

const interests = ['buy', 'rent', 'sell', 'let', 'valuation'];
const kept = ['property', 'source', 'campaign'];

/** The form as a page of its own, which needs no script; it may stand in a frame. */
export function formPage(page: FormPage): string {
  const { form, office, token, typed, problems } = page;
  const locale = form.language as Locale;
  const say = (key: string): string => escaped(office.say(locale, key));
  const asks = new Set(form.asks as string[]);
  const field = (name: string, input: string): string => {
    const problem = problems[name] && `<span class="problem" id="${name}-problem">${say(problems[name])}</span>`;
    return `<label class="field"><span>${say(`leads.form.${name}`)}</span>${input}${problem ?? ''}</label>`;
  };
  const input = (name: string, more: string): string =>
    field(name, `<input name="${name}" value="${escaped(typed[name] ?? '')}" ${more}${problems[name] ? ` aria-invalid="true" aria-describedby="${name}-problem"` : ''}>`);
  const choice = (value: string): string => `<option value="${value}"${typed.interest === value ? ' selected' : ''}>${say(`leads.form.interest.${value}`)}</option>`;
  const heading = (form.heading as string | null) ?? office.say(locale, 'leads.form.heading');

  return pageOf(locale, heading, `
<h1>${escaped(heading)}</h1>
${form.introduction ? `<p class="introduction">${escaped(form.introduction as string)}</p>` : ''}
${problems.token ? `<p class="problem" role="alert">${say(problems.token)}</p>` : ''}
<form method="post" accept-charset="utf-8" novalidate>
<input type="hidden" name="token" value="${escaped(token)}">
${kept.filter((name) => typed[name]).map((name) => `<input type="hidden" name="${name}" value="${escaped(typed[name]!)}">`).join('\n')}
${input('name', 'autocomplete="name" dir="auto" maxlength="200" required')}
<div class="pair">${input('phone', 'type="tel" autocomplete="tel" dir="ltr" maxlength="60"')}${input('email', 'type="email" autocomplete="email" dir="ltr" maxlength="254"')}</div>
${asks.has('interest') ? field('interest', `<select name="interest"><option value=""></option>${interests.map(choice).join('')}</select>`) : ''}
<div class="pair">${asks.has('place') ? input('place', 'dir="auto" maxlength="200"') : ''}${asks.has('bedrooms') ? input('bedrooms', 'inputmode="numeric" maxlength="3"') : ''}</div>
${asks.has('budget') ? input('budget', `inputmode="numeric" maxlength="30" dir="ltr" placeholder="${escaped(office.agency.currency)}"`) : ''}
${asks.has('message') ? field('message', `<textarea name="message" rows="4" maxlength="5000" dir="auto">${escaped(typed.message ?? '')}</textarea>`) : ''}
<label class="trap" aria-hidden="true">${trap}<input name="${trap}" tabindex="-1" autocomplete="off"></label>
${form.consent ? `<label class="consent"><input type="checkbox" name="consent" value="yes"${typed.consent ? ' checked' : ''} required><span>${escaped(form.consent as string)}${problems.consent ? ` <span class="problem">${say(problems.consent)}</span>` : ''}</span></label>` : ''}
<button>${say('leads.form.send')}</button>
</form>`);
}

export function thanksPage(form: RecordData, office: Acting): string {
  const thanks = (form.thanks as string | null) ?? office.say(form.language as Locale, 'leads.form.thanks');
  return pageOf(form.language as Locale, thanks, `<p class="thanks" role="status">${escaped(thanks)}</p>`);
}

function pageOf(locale: Locale, title: string, body: string): string {
  const direction = locale === 'he' || locale === 'fa' ? 'rtl' : 'ltr';
  return `<!doctype html>
<html lang="${locale}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(title)}</title><style>${style}</style></head>
<body><main>${body}</main></body></html>`;
}

const style = `
:root { color-scheme: light dark; --text: #1c1c1a; --quiet: #6b6b66; --line: #c9c8c2; --field: #fff; --accent: #2f5d50; --on: #fff; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --text: #ececea; --quiet: #a5a5a0; --line: #55554f; --field: #1d1d1b; --accent: #8fc7b5; --on: #10201b; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--text); font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Arial, sans-serif; }
main { max-inline-size: 34rem; margin-inline: auto; padding: 1.5rem; }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; }
.introduction { margin: 0 0 1rem; color: var(--quiet); white-space: pre-line; }
form { display: grid; gap: 1rem; margin-block-start: 1.25rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; }
.pair:empty { display: none; }
.field { display: grid; gap: .25rem; align-content: start; }
.field > span:first-child { font-size: .875rem; font-weight: 600; }
input:not([type=checkbox]), select, textarea { inline-size: 100%; min-block-size: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--field); color: inherit; font: inherit; text-align: start; }
[dir=rtl] input[dir=ltr] { text-align: end; }
textarea { resize: vertical; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
[aria-invalid] { border-color: var(--bad) !important; }
.problem { color: var(--bad); font-size: .875rem; }
.trap { position: absolute; inset-inline-start: -10000px; inline-size: 1px; block-size: 1px; overflow: hidden; }
.consent { display: grid; grid-template-columns: auto 1fr; gap: .6rem; align-items: start; color: var(--quiet); font-size: .9rem; }
.consent input { inline-size: 1.15rem; block-size: 1.15rem; margin: .15rem 0 0; accent-color: var(--accent); }
button { justify-self: start; min-block-size: 2.75rem; padding: 0 1.5rem; border: 0; border-radius: .5rem; background: var(--accent); color: var(--on); font: inherit; font-weight: 600; cursor: pointer; }
.thanks { font-size: 1.15rem; }`;

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
