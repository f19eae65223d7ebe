import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { runTarget } from './run-target.mjs';
import { endWithNpm } from './watch-npm.mjs';

/** What can be launched: the file, and whether it needs the tools for tests. */
const TARGETS = {
  start: { file: 'src/main.ts', dev: false },
  deskhand: { file: 'src/cli/main.ts', dev: false },
  test: { file: 'test/main.ts', dev: true },
  bench: { file: 'bench/main.ts', dev: true },
};

/** @param {string} what @param {string} sentence */
function refuse(what, sentence) {
  console.error(sentence);
  // Whoever counts tests finds this line at the end of every run.
  if (what === 'test') console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}

/**
 * Installs what is missing, then runs what is named by the first argument with the rest of them.
 * @param {string[]} argv @param {string} [root] the checkout
 */
export async function launch([what = '', ...rest], root = fileURLToPath(new URL('../..', import.meta.url))) {
  const target = Object.hasOwn(TARGETS, what) ? TARGETS[/** @type {keyof typeof TARGETS} */ (what)] : undefined;
  if (!target) return refuse(what, `There is nothing called "${what}" to launch. Try: ${Object.keys(TARGETS).join(', ')}.`);
  endWithNpm();
  const production = process.env.NODE_ENV === 'production';
  const { installed, failure } = await ensureInstalled(root, { dev: target.dev, production });
  if (failure) return refuse(what, failure);
  const file = join(root, target.file);
  if (!existsSync(file)) return refuse(what, `"${what}" needs ${target.file}, which this copy of Deskhand does not have.`);
  await runTarget(root, file, rest, { installed });
}
