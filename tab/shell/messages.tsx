import { lazy, Suspense, useEffect, useState } from 'react';
import { useTexts } from '../text/use-texts.ts';
import { onFirstTold } from './told.ts';

const Toasts = lazy(async () => ({ default: (await import('./toasts.tsx')).Toasts }));

/** Where messages appear. The place is there from the beginning, so that screen readers hear what comes into it; what draws them comes with the first one. */
export function Messages() {
  const { t } = useTexts();
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => onFirstTold(() => setNeeded(true)), []);
  return (
    <section aria-label={t('toast.region')} aria-live="polite">
      <Suspense>{isNeeded && <Toasts />}</Suspense>
    </section>
  );
}
