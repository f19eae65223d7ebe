import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useLocation } from '../router/router.tsx';
import { closeForm, formNow, onForm } from './open-form.ts';

const ActionDialog = lazy(async () => ({ default: (await import('./action-dialog.tsx')).ActionDialog }));

/** Where the form that is open over the page is drawn. Once for the whole tab; what draws it comes with the first one. */
export function OpenedFormPlace() {
  const opened = useSyncExternalStore(onForm, formNow);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, and nothing else, closes it.
  useEffect(() => closeForm(), [pathname]);
  return <Suspense>{opened && <ActionDialog {...opened} />}</Suspense>;
}
