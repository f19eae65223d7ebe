import type { en } from '../en/all.ts';
import type { Translation } from '../text.ts';
import { shellDe } from './shell.ts';

/** German; the compiler holds it against the English keys. */
export const de: Translation<typeof en> = { ...shellDe };
