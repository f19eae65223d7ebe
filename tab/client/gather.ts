import type { ChangeNotice } from '../../shared/api/answers.ts';

/** More than this many records are not told apart: then everything is asked for again. */
const most = 100;

/** What gathering works with. */
export interface GatherParts {
  /** Has asked again what these changes touch, everything when nobody knows which they were; resolves when that has come or failed. */
  refresh(notices: readonly ChangeNotice[] | undefined): Promise<void>;
  /** Resolves after the time between two refreshes, in which something else can be asked for. */
  pause(): Promise<void>;
}

/** Refreshes at once for a change; the changes that come before that and a pause are over are refreshed together afterwards. However busy a desk is, a page is never asked for so often that it does not come. */
export function gather({ refresh, pause }: GatherParts): (notice: ChangeNotice) => void {
  const waiting = new Map<string, ChangeNotice>();
  let isBusy = false;
  const work = async () => {
    isBusy = true;
    while (waiting.size > 0) {
      const notices = waiting.size > most ? undefined : [...waiting.values()];
      waiting.clear();
      await refresh(notices).catch(() => undefined);
      await pause();
    }
    isBusy = false;
  };
  return (notice) => {
    waiting.set('id' in notice ? `${notice.kind}:${notice.id}` : notice.kind, notice);
    if (!isBusy) void work();
  };
}
