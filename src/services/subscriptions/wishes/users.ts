import { Failure, failureAgain } from '../../../../shared/errors/failure.ts';
import { say } from '../../../../shared/text/say.ts';
import type { DirectorySync } from '../../directory/directory-sync.ts';
import type { SubscriptionLives } from '../lives.ts';
import type { WishKind } from '../wish.ts';

/** The users of the organisation: whatever is told of them leads to a reading of what has changed. */
export function usersWish({ directory, lives }: { directory: DirectorySync; lives: SubscriptionLives }): WishKind {
  const title = String(say`Users of the organisation`);
  return {
    name: 'users',
    consumer: 'directory',
    isHome: true,
    settle: 2_000,
    reads: 'all',
    wanted: async () => [{ key: 'users', title, resource: 'users', changeTypes: 'updated,deleted', lives: lives.users }],
    async take({ _id }, { since }) {
      // A run that was joined may have read before the change: only one that began after it was told counts.
      for (let joined = 0; joined < 2; joined += 1) {
        const run = await directory.run(_id);
        if (run.state === 'failed') throw failureAgain(run, 'offline');
        if (run.state === 'running') break;
        if (run.report.startedAt >= since) return;
      }
      throw new Failure(
        'directory-busy',
        'busy',
        say`The directory is being read at this moment.`,
        say`It is read again right after.`,
      );
    },
  };
}
