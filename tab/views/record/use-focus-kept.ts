import { type RefObject, useEffect, useRef } from 'react';

/** Brings the focus back to where it was when what had it is gone from this part of the page: to its first control, else to the page. `change` tells when to look. */
export function useFocusKept<E extends HTMLElement>(change: unknown): RefObject<E | null> {
  const place = useRef<E>(null);
  const had = useRef(false);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const isAbove = target instanceof Element && target.closest('[role=dialog], [role=menu]') !== null;
      if (!isAbove) had.current = target instanceof Node && (place.current?.contains(target) ?? false);
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at after each change, and only then.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (!isLost || !had.current) return;
      const next = place.current?.querySelector<HTMLElement>('button, a[href]') ?? document.getElementById('content');
      next?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [change]);
  return place;
}
