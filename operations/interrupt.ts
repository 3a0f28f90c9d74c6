const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a command that Ctrl-C, SIGTERM or a closed terminal cancels: the signal is aborted once, however many signals come
 * (npm and tsx both pass on what the terminal has sent already), and the command ends by itself, tidied up.
 */
export async function interruptible<T>(command: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = () => controller.abort();
  for (const name of SIGNALS) process.on(name, cancel);
  try {
    return await command(controller.signal);
  } finally {
    for (const name of SIGNALS) process.removeListener(name, cancel);
  }
}
