import type { SubmitFunction } from '@sveltejs/kit';

/** Sends a form of the gate without leaving the page; whoever is let in gets a whole new one, in their own language and colours. */
export const submitting = (setBusy: (isBusy: boolean) => void): SubmitFunction => () => {
  setBusy(true);
  return async ({ result, update }) => {
    if (result.type === 'redirect') return location.assign(result.location);
    await update({ reset: false });
    setBusy(false);
  };
};
