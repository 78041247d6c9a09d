const pauseMilliseconds = 2_000;

/** Resolves when the server answers again; asks every two seconds, and at once when the device says that it has a network. */
export async function untilReached(): Promise<void> {
  do await pause();
  while (!(await isReached()));
}

const isReached = (): Promise<boolean> => fetch('/healthz', { cache: 'no-store' }).then(({ status }) => status < 500, () => false);

function pause(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, pauseMilliseconds);
    function done(): void {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    }
    addEventListener('online', done);
  });
}
