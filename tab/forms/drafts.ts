import type { Me } from '../../shared/api/answers.ts';
import { comesBack, draftsPlace } from '../client/drafts-place.ts';
import type { Values } from './form-values.ts';

const mostDrafts = 50;

/** Read once for a window; `undefined` until then. */
let drafts: Map<string, Values> | undefined;

function windowHere(): (Window & typeof globalThis) | undefined {
  return typeof window === 'undefined' ? undefined : window;
}

function all(): Map<string, Values> {
  try {
    drafts ??= new Map(JSON.parse(windowHere()?.sessionStorage.getItem(draftsPlace) ?? '[]'));
  } catch {
    drafts = new Map();
  }
  return drafts;
}

function note(): void {
  try {
    windowHere()?.sessionStorage.setItem(draftsPlace, JSON.stringify([...all()]));
  } catch {
    // Full, or forbidden: then it is kept for as long as the page is.
  }
  watchLeaving();
}

/** The key of a draft: whose it is, and where it was typed. Two people at one window do not read each other's. */
export function draftKey({ member }: Pick<Me, 'member'>, name: string): string {
  return `${member.id} ${name}`;
}

/** What was typed there and not sent, in this window and nowhere else, also after the page was left to sign in again; `undefined` when nothing was. */
export function draftAt(key: string): Values | undefined {
  return all().get(key);
}

/** Keeps what is typed, so that neither a closed dialog nor another page nor a failure nor a session's end loses it. */
export function keepDraft(key: string, values: Values): void {
  const kept = all();
  kept.delete(key);
  kept.set(key, values);
  if (kept.size > mostDrafts) kept.delete(kept.keys().next().value!);
  note();
}

/** Forgets it: it was sent, or is not wanted. */
export function dropDraft(key: string): void {
  if (all().delete(key)) note();
}

/** Whether anything typed would be lost with this window. */
export function hasDrafts(): boolean {
  return all().size > 0;
}

function ask(event: BeforeUnloadEvent): void {
  if (!comesBack()) event.preventDefault();
}

/** The browser asks before the window is closed, for as long as something would be lost. */
function watchLeaving(): void {
  if (hasDrafts()) windowHere()?.addEventListener('beforeunload', ask);
  else windowHere()?.removeEventListener('beforeunload', ask);
}
