import type { Answer } from '../../shared/api/answers.ts';

/** A short message at the edge of the page. */
export interface Told {
  text: string;
  tone?: 'good' | 'bad';
  /** Undoes what the message tells of; makes the button. */
  takeBack?(): Promise<Answer>;
}

const listeners = new Set<(told: Told) => void>();
const firsts = new Set<() => void>();
let waiting: Told[] = [];

/** Shows a short message, with Undo when it can be taken back; read out by screen readers. */
export function tell(told: Told): void {
  if (listeners.size === 0) {
    waiting.push(told);
    for (const first of firsts) first();
  }
  for (const listener of listeners) listener(told);
}

/** Tells when there is a message and nobody to show it; answers what ends it. */
export function onFirstTold(listener: () => void): () => void {
  firsts.add(listener);
  if (waiting.length > 0) listener();
  return () => void firsts.delete(listener);
}

/** Hears every message, first those that nobody has heard yet; answers what ends it. */
export function onTold(listener: (told: Told) => void): () => void {
  listeners.add(listener);
  for (const told of waiting) listener(told);
  waiting = [];
  return () => void listeners.delete(listener);
}
