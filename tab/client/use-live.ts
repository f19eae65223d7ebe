import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChangeNotice } from '../../shared/api/answers.ts';
import { useDeskTab } from './desk-context.ts';
import { gather } from './gather.ts';
import { listen } from './live.ts';
import { refresh } from './query-client.ts';
import { noteReached } from './reached.ts';

/** In milliseconds: long enough for a further page of a list to be asked for in between. */
const betweenRefreshes = 500;

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      window.clearTimeout(timer);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = window.setTimeout(end, ms);
    window.addEventListener('online', end, { once: true });
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Keeps every answer on the screen up to date with what others do. Once for the whole tab. */
export function useLive(): void {
  const { api, me, renew } = useDeskTab();
  const client = useQueryClient();
  // With other words or settings the same stream goes on: a change that came while it was opened anew would be missed.
  const { events } = api;
  useEffect(() => {
    const ending = new AbortController();
    const changed = gather({
      refresh: (notices) => refresh(client, notices),
      pause: () => wait(betweenRefreshes, ending.signal),
    });
    const parts = {
      open: events,
      wait,
      onChange(notice: ChangeNotice) {
        if (notice.kind === 'member' && notice.id === me.member.id) renew();
        changed(notice);
      },
      onOpen: (isFirst: boolean) => {
        if (isFirst) return;
        renew();
        void refresh(client);
      },
    };
    // A machine that has lost its network says so before any call can fail.
    window.addEventListener('offline', () => noteReached(false), { signal: ending.signal });
    window.addEventListener('online', () => void refresh(client), { signal: ending.signal });
    void listen(parts, ending.signal);
    return () => ending.abort();
  }, [events, client, me.member.id, renew]);
}
