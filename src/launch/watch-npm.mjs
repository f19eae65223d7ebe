import { readFileSync } from 'node:fs';
import { endSoon } from './end-soon.mjs';

/** The shell between npm and us, where there is one, outlives a killed npm; so its parent is watched too. Linux only: elsewhere the shell steps aside. */
function shellParent() {
  try {
    const [, name = '', parent = ''] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? [];
    return /^(sh|dash|bash|ash|busybox)$/.test(name) ? Number(parent) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Ends this process soon after the npm that runs it has ended. Does nothing when npm does not run it. */
export function endWithNpm(environment = process.env, everyMs = 1_000) {
  if (!environment.npm_lifecycle_event) return;
  const parent = process.ppid;
  const shell = shellParent();
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(parent) && (shell === undefined || shellParent() === shell)) return;
    clearInterval(timer);
    endSoon();
  }, everyMs);
  timer.unref();
}
