/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {import('node:child_process').SpawnOptions} SpawnOptions */

const LEASH = new URL('./leash.mjs', import.meta.url).href;
/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Options to spawn a Node process that ends when this one does, even when this one is killed. `attach` takes the child, to keep the
 * leash open. How the child loads the leash: its own arguments begin with `leashArguments`, or `node-options` says it in the environment.
 * @param {SpawnOptions & { stdio: any[] }} options @param {'arguments' | 'node-options'} how
 */
export function leashed(options, how) {
  const stdio = [...options.stdio, 'pipe'];
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...(options.env ?? process.env), DESKHAND_LEASH: String(stdio.length - 1) };
  if (how === 'node-options') env.NODE_OPTIONS = `${env.NODE_OPTIONS ?? ''} --import ${LEASH}`.trim();
  return {
    options: { ...options, stdio, env },
    /** @param {ChildProcess} child */
    attach: (child) => {
      const leash = /** @type {import('node:net').Socket} */ (child.stdio[stdio.length - 1]);
      leash?.on('error', () => {});
      leash?.unref?.();
    },
  };
}

/** The arguments that a leashed Node process must begin with. */
export const leashArguments = ['--import', LEASH];

/**
 * Hands the signals that end a program on to a child; answers the function that stops doing so. On a terminal Ctrl-C reaches the child
 * by itself, so it is not sent a second time.
 * @param {ChildProcess} child
 */
export function passSignals(child) {
  const onTerminal = Boolean(process.stdin.isTTY || process.stderr.isTTY);
  /** @type {(signal: NodeJS.Signals) => void} */
  const pass = (signal) => {
    if (signal !== 'SIGINT' || !onTerminal) child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  return () => {
    for (const signal of SIGNALS) process.off(signal, pass);
  };
}
