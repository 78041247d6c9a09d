// Loaded first into each program that we start: when the one who started it is gone, it goes as if told to.
// What that program starts in turn inherits this line, but has somebody else at the other end.
if (process.env.GABLE_STARTED_BY === String(process.ppid)) {
  process.once('disconnect', () => {
    if (process.listenerCount('SIGTERM') > 0) process.emit('SIGTERM', 'SIGTERM');
    else process.exit(143);
  });
  process.channel?.unref();
}
