import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 1_000;
const OWNER = /^owner-(\d+)$/;

/** @param {string} folder */
function generations(folder) {
  const numbers = readdirSync(folder).flatMap((name) => OWNER.exec(name)?.[1] ?? []);
  return numbers.map(Number).sort((a, b) => a - b);
}

/** @param {string} path */
function isDead(path) {
  try {
    const { pid, host } = JSON.parse(readFileSync(path, 'utf8'));
    if (host !== hostname()) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // A file that is still being written does not parse; its heartbeat decides.
    return error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'ENOENT');
  }
}

/** Watches a lock's heartbeat by our own clock, so that clocks of two machines need not agree. @param {number} patienceMs */
function pulseWatch(patienceMs) {
  let seen = '';
  let since = process.hrtime.bigint();
  /** @param {string} path */
  return (path) => {
    const now = process.hrtime.bigint();
    const pulse = `${path} ${statSync(path, { throwIfNoEntry: false })?.mtimeMs}`;
    if (pulse !== seen) {
      seen = pulse;
      since = now;
    }
    return now - since > BigInt(patienceMs) * 1_000_000n;
  };
}

/** @param {string} folder @param {number} generation */
function claim(folder, generation) {
  try {
    writeFileSync(join(folder, `owner-${generation}`), JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    // Somebody was quicker, or the last owner took the folder away: look again.
    if (error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'ENOENT')) return false;
    throw error;
  }
}

/** @param {string} folder @param {number} generation */
function hold(folder, generation) {
  const path = join(folder, `owner-${generation}`);
  const heartbeat = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // taken over while this machine slept; whoever took it has its own file
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    for (let n = 0; n <= generation; n++) rmSync(join(folder, `owner-${n}`), { force: true });
    try {
      rmSync(join(folder, '.gitignore'), { force: true });
      rmdirSync(folder);
    } catch {
      // the next owner is in already
    }
  };
}

/**
 * Waits for and takes a lock that is a folder; answers the function that gives it back. A lock whose owner died, or has shown no
 * life for `patienceMs`, is taken over, by exactly one of those who wait: ownership is a numbered file that only one can create.
 * @param {string} folder @param {{ onWait?: () => void, patienceMs?: number, pollMs?: number }} [options]
 */
export async function takeLock(folder, { onWait, patienceMs = 20_000, pollMs = 200 } = {}) {
  const hasNoPulse = pulseWatch(patienceMs);
  for (let waited = false; ; ) {
    mkdirSync(folder, { recursive: true });
    const latest = generations(folder).at(-1) ?? 0;
    const path = join(folder, `owner-${latest}`);
    if (latest === 0 || isDead(path) || hasNoPulse(path)) {
      if (!claim(folder, latest + 1)) continue;
      // Keeps the folder out of `git status` while it exists.
      writeFileSync(join(folder, '.gitignore'), '*\n');
      return hold(folder, latest + 1);
    }
    if (!waited) onWait?.();
    waited = true;
    await sleep(pollMs);
  }
}
