import type { Values } from './form-values.ts';

const drafts = new Map<string, Values>();
const mostDrafts = 50;

/** What was typed there and not sent, in this window and in memory only; `undefined` when nothing was. */
export function draftAt(key: string): Values | undefined {
  return drafts.get(key);
}

/** Keeps what is typed, so that neither a closed dialog nor another page nor a failure loses it. */
export function keepDraft(key: string, values: Values): void {
  drafts.delete(key);
  drafts.set(key, values);
  if (drafts.size > mostDrafts) drafts.delete(drafts.keys().next().value!);
  watchLeaving();
}

/** Forgets it: it was sent, or is not wanted. */
export function dropDraft(key: string): void {
  drafts.delete(key);
  watchLeaving();
}

/** Whether anything typed would be lost with this window. */
export function hasDrafts(): boolean {
  return drafts.size > 0;
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** The browser asks before the window is closed or loaded anew, for as long as something would be lost. */
function watchLeaving(): void {
  if (typeof window === 'undefined') return;
  if (hasDrafts()) window.addEventListener('beforeunload', ask);
  else window.removeEventListener('beforeunload', ask);
}
