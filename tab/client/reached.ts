import { useSyncExternalStore } from 'react';

let reached = true;
const watchers = new Set<() => void>();

/** Notes whether the server was reached just now. */
export function noteReached(isReached: boolean): void {
  if (reached === isReached) return;
  reached = isReached;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** Whether the server was reached when it was last spoken to. */
export function useReached(): boolean {
  return useSyncExternalStore(watch, () => reached);
}
