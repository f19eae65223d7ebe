import { formsEn } from './forms.ts';
import { recordEn } from './record.ts';
import { shellEn } from './shell.ts';
import { wordsEn } from './words.ts';
import { workEn } from './work.ts';

/** English, the catalogue that the others are held against. Each area of the tab has a file; list it here and in `de/all.ts`. */
export const en = { ...shellEn, ...workEn, ...wordsEn, ...recordEn, ...formsEn } as const;
