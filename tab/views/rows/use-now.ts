import { useEffect, useState } from 'react';
import { useDeskTab } from '../../client/desk-context.ts';

/** The present instant, again every so many seconds, for words that depend on it. */
export function useNow(everySeconds = 30): Date {
  const { world } = useDeskTab();
  const [now, setNow] = useState(() => world.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(world.now()), everySeconds * 1_000);
    return () => window.clearInterval(timer);
  }, [everySeconds, world]);
  return now;
}
