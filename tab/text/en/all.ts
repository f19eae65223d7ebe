import { shellEn } from './shell.ts';

/** English, the catalogue that the others are held against. Each area of the tab has a file; list it here and in `de/all.ts`. */
export const en = { ...shellEn } as const;
