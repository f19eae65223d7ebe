import { firstEn } from './first.ts';
import { formsEn } from './forms.ts';
import { listsEn } from './lists.ts';
import { microsoftEn } from './microsoft.ts';
import { noticesEn } from './notices.ts';
import { peopleEn } from './people.ts';
import { recordEn } from './record.ts';
import { settingsEn } from './settings.ts';
import { setupEn } from './setup.ts';
import { watchEn } from './watch.ts';

/** English, the catalogue that the others are held against. Each area of the tab has a file; list it here and in `de/all.ts` (what the first page needs, in `first.ts`). */
export const en = {
  ...firstEn,
  ...recordEn,
  ...listsEn,
  ...formsEn,
  ...settingsEn,
  ...setupEn,
  ...microsoftEn,
  ...watchEn,
  ...noticesEn,
  ...peopleEn,
} as const;
