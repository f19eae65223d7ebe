import { lazy, Suspense, useEffect, useState } from 'react';
import { onFirstTold } from './told.ts';

const Toasts = lazy(async () => ({ default: (await import('./toasts.tsx')).Toasts }));

/** Where messages appear; what draws them comes with the first one. */
export function Messages() {
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => onFirstTold(() => setNeeded(true)), []);
  return <Suspense>{isNeeded && <Toasts />}</Suspense>;
}
