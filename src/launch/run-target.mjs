import { spawn, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';
import { pinnedNode } from './installed.mjs';
import { quietExpectedWarnings } from './quiet.mjs';
import { leashArguments, leashed, passSignals } from './spawning.mjs';
import { canServe, isTarget, noNodeFor } from './versions.mjs';

/** Whether that Node starts on this machine at all (it may be for another C library). @param {string} node */
function works(node) {
  return spawnSync(node, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** @param {string} node @param {string} file @param {string[]} rest */
function spawnTarget(node, file, rest) {
  const { options, attach } = leashed({ stdio: ['inherit', 'inherit', 'inherit'] }, 'arguments');
  const child = spawn(node, [...leashArguments, file, ...rest], options);
  attach(child);
  const release = passSignals(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      release();
      if (signal) {
        // Ends as the child did, so that whoever waits for us sees the same.
        process.exitCode = 128 + constants.signals[signal];
        process.kill(process.pid, signal);
      } else process.exitCode = code ?? 1;
      resolve(undefined);
    });
  });
}

/**
 * Runs a TypeScript file of ours under a Node that can: in this very process when it is one, else in a child that shares its terminal,
 * its signals, its exit code and its end.
 * @param {string} root @param {string} file @param {string[]} rest @param {{ installed: boolean }} was whether something was installed just now
 */
export async function runTarget(root, file, rest, { installed }) {
  const pinned = pinnedNode(root);
  const isPinned = pinned !== undefined && realpathSync(pinned) === realpathSync(process.execPath);
  const here = isPinned || isTarget(process.versions.node);
  // After an installation this process may have begun from a Node that is gone from the disk.
  const other = pinned && !(here && !installed) && works(pinned) ? pinned : undefined;
  if (other) return spawnTarget(other, file, rest);
  if (!here && !canServe(process.versions.node)) {
    console.error(noNodeFor(process.versions.node, process.platform, process.arch));
    process.exitCode = 1;
    return;
  }
  quietExpectedWarnings();
  process.argv = [process.argv[0] ?? process.execPath, file, ...rest];
  await import(pathToFileURL(file).href);
}
