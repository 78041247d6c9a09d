/** Kept by the script in `app.html`, which is there before all others. */
interface Waiting { gableAnswers?: true; gableEarlyPress?: { button: HTMLButtonElement; at: number } }

const forgottenAfterMilliseconds = 5_000;

/** Does the last press on a button that came before this window could answer, unless whoever pressed has long given up. */
export function answerEarlyPress(waiting = globalThis as Waiting): void {
  const press = waiting.gableEarlyPress;
  waiting.gableAnswers = true;
  delete waiting.gableEarlyPress;
  if (press && press.button.isConnected && performance.now() - press.at < forgottenAfterMilliseconds) press.button.click();
}
