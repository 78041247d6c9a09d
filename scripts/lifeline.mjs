// Loaded first into each program that `run` starts: when the one who started it is gone, it goes as if told to.
process.once('disconnect', () => {
  if (process.listenerCount('SIGTERM') > 0) process.emit('SIGTERM', 'SIGTERM');
  else process.exit(143);
});
process.channel?.unref();
