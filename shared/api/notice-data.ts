import type { Told } from '../domain/notices/told.ts';
import type { RecordReference } from '../domain/records.ts';
import type { NoticeCategory } from '../domain/teams-integration.ts';
import type { Instant } from './answers.ts';

/** One notice of the reader's own, on however many ways it went. */
export interface NoticeRow {
  id: string;
  category: NoticeCategory;
  title: string;
  /** Absent where the reader may not read the record any more, as it names it. */
  sentence?: string;
  /** What it is about; absent as the sentence is. */
  about?: RecordReference;
  at: Instant;
  /** Where it was told, waits to be told, or was not and why; `text` says so in plain words. */
  ways: (Omit<Told, 'until'> & { until?: Instant | undefined; text: string })[];
}

/** `notice.mine`: newest first. `more`: there are further ones behind `skip + notices.length`. */
export interface NoticePage {
  notices: NoticeRow[];
  skip: number;
  more: boolean;
}

/** What `data` holds of the questions about one's own notices. */
export interface NoticeData {
  'notice.mine': NoticePage;
}
