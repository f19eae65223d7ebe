const GRACE_MS = 8_000;
let ending = false;

/** Ends this process as a polite stop would, and for certain some seconds later. For a process whose parent is gone. */
export function endSoon() {
  if (ending) return;
  ending = true;
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
}
