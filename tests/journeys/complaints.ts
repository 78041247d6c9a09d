import { expect, type BrowserContext, type ConsoleMessage } from '@playwright/test';

/** Listens to what pages complain of: errors and warnings on the console, exceptions, violations of the content security policy. */
export class Complaints {
  readonly #heard: string[] = [];

  async listen(context: BrowserContext): Promise<void> {
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`CSP ${violatedDirective} ${blockedURI}`));
    });
    context.on('console', (message) => ['error', 'warning'].includes(message.type()) && this.#heard.push(said(message)));
    context.on('weberror', (problem) => this.#heard.push(problem.error().stack ?? problem.error().message));
  }

  /** Fails with all that was heard, apart from what the journey brought about itself. */
  expectNone(apartFrom: RegExp[]): void {
    expect(this.#heard.filter((line) => !apartFrom.some((pattern) => pattern.test(line))), 'what the pages complained of').toEqual([]);
  }
}

const said = (message: ConsoleMessage): string => `${message.type()}: ${message.text()} (${message.page()?.url() ?? ''} ${message.location().url})`;
