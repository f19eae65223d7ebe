import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useDeskTab } from './desk-context.ts';
import { listen } from './live.ts';
import { Offline } from './problem.ts';
import { refresh } from './query-client.ts';

let reached = true;
const watchers = new Set<() => void>();

function note(isReached: boolean): void {
  if (reached === isReached) return;
  reached = isReached;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      window.clearTimeout(timer);
      window.removeEventListener('online', end);
      resolve();
    };
    const timer = window.setTimeout(end, ms);
    window.addEventListener('online', end, { once: true });
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Keeps every answer on the screen up to date with what others do. Once for the whole tab. */
export function useLive(): void {
  const { api } = useDeskTab();
  const client = useQueryClient();
  useEffect(() => {
    const ending = new AbortController();
    const parts = {
      open: api.events,
      wait,
      onChange: (notice: Parameters<typeof refresh>[1]) => void refresh(client, notice),
      onOpen: (isFirst: boolean) => {
        note(true);
        if (!isFirst) void refresh(client);
      },
      onLost: (error: unknown) => note(!(error instanceof Offline)),
    };
    void listen(parts, ending.signal);
    return () => ending.abort();
  }, [api, client]);
}

/** Whether the server answered when it was last spoken to. */
export function useReached(): boolean {
  return useSyncExternalStore(watch, () => reached);
}
