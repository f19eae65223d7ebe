import type { en } from '../en/all.ts';
import type { Translation } from '../text.ts';
import { formsDe } from './forms.ts';
import { listsDe } from './lists.ts';
import { microsoftDe } from './microsoft.ts';
import { noticesDe } from './notices.ts';
import { peopleDe } from './people.ts';
import { recordDe } from './record.ts';
import { settingsDe } from './settings.ts';
import { setupDe } from './setup.ts';
import { shellDe } from './shell.ts';
import { watchDe } from './watch.ts';
import { wordsDe } from './words.ts';
import { workDe } from './work.ts';

/** German; the compiler holds it against the English keys. */
export const de: Translation<typeof en> = {
  ...shellDe,
  ...workDe,
  ...wordsDe,
  ...recordDe,
  ...listsDe,
  ...formsDe,
  ...settingsDe,
  ...setupDe,
  ...microsoftDe,
  ...watchDe,
  ...noticesDe,
  ...peopleDe,
};
