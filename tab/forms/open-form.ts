import type { ReactNode } from 'react';
import type { ActionFormProps } from './action-form.tsx';

/** A form that is asked for. */
export interface FormRequest extends Omit<ActionFormProps, 'onCancel' | 'focusFirst' | 'onForeseen' | 'onFailure'> {
  /** What it is about, above its fields. */
  about?: ReactNode;
}

/** The form that is open over the page; still there while it closes. */
export interface OpenedForm {
  request: FormRequest;
  isOpen: boolean;
  /** What had the focus, and gets it back. */
  opener: Element | null;
}

const watchers = new Set<() => void>();
let opened: OpenedForm | undefined;

function set(next: OpenedForm): void {
  opened = next;
  for (const watcher of watchers) watcher();
}

/** Opens a form over the page. It does not belong to what asked for it: that may be gone before the form is. */
export function openForm(request: FormRequest, opener: Element | null = document.activeElement): void {
  set({ request, isOpen: true, opener });
}

/** Closes it; with a request only when it is that one. */
export function closeForm(request = opened?.request): void {
  if (opened?.isOpen && opened.request === request) set({ ...opened, isOpen: false });
}

/** Opens a form that had closed and was refused then, with the refusal in it; false when another is open by now. */
export function openAgain(request: FormRequest, refusal: Error, opener: Element | null): boolean {
  if (opened?.isOpen) return opened.request === request;
  set({ request: { ...request, refusal }, isOpen: true, opener });
  return true;
}

/** The form that is open or was last. */
export function formNow(): OpenedForm | undefined {
  return opened;
}

/** Tells when a form is opened or closed; answers what ends it. */
export function onForm(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}
