import { firstEn } from './first.ts';
import { formsEn } from './forms.ts';
import { listsEn } from './lists.ts';
import { recordEn } from './record.ts';

/** English, the catalogue that the others are held against. Each area of the tab has a file; list it here and in `de/all.ts` (what the first page needs, in `first.ts`). */
export const en = { ...firstEn, ...recordEn, ...listsEn, ...formsEn } as const;
