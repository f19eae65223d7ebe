import { shellEn } from './shell.ts';
import { wordsEn } from './words.ts';
import { workEn } from './work.ts';

/** What the frame and the first page say; the rest comes a moment later. */
export const firstEn = { ...shellEn, ...workEn, ...wordsEn } as const;
