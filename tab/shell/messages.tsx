import { type ComponentType, useEffect, useState } from 'react';
import { useTexts } from '../text/use-texts.ts';
import { onFirstTold } from './told.ts';

/** Long after the first page is there, and early enough that a message can be shown once the network is gone. */
const later = 2_000;

/** What draws messages: it comes some time after the page, or with the first message; again when the network is back, where it could not be had. */
function useToasts(): ComponentType | undefined {
  const [loaded, setLoaded] = useState<{ Toasts: ComponentType }>();
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => {
    const ending = new AbortController();
    const load = () =>
      import('./toasts.tsx').then(
        ({ Toasts }) => setLoaded({ Toasts }),
        // Without the network there is nothing to show it with; the bar above says so.
        () => undefined,
      );
    const timer = window.setTimeout(load, later);
    window.addEventListener('online', load, { signal: ending.signal });
    const stop = onFirstTold(() => {
      setNeeded(true);
      void load();
    });
    return () => {
      window.clearTimeout(timer);
      ending.abort();
      stop();
    };
  }, []);
  return isNeeded ? loaded?.Toasts : undefined;
}

/** Where messages appear. The place is there from the beginning, so that screen readers hear what comes into it. */
export function Messages() {
  const { t } = useTexts();
  const Toasts = useToasts();
  return (
    <section aria-label={t('toast.region')} aria-live="polite">
      {Toasts && <Toasts />}
    </section>
  );
}
