import { defineAction } from '../definition/action.ts';
import type { DirectoryRun } from '../domain/directory-run.ts';
import { Failure, failureAgain } from '../errors/failure.ts';
import { type Said, type Sentence, say, sayAll, withCommas } from '../text/say.ts';

/** Reads the organisation's users anew and follows them: links members to their accounts, unlinks those who are gone. */
export const syncDirectory = defineAction({
  name: 'directory.sync',
  title: 'Sync directory',
  summary: 'Links members to their Microsoft accounts and unlinks those whose accounts are gone.',
  phrases: ['sync [the] directory', 'directory sync'],
  input: {},
  permission: { grant: 'desk.administer' },
  audit: { record: [] },
  async run({ microsoft, caller, progress }) {
    const run = await microsoft.syncDirectory?.(caller.tenant._id, progress);
    if (!run) {
      const text = say`This installation is not connected to Microsoft Graph.`;
      throw new Failure('not-connected', 'missing', text, say`Start the server with a Microsoft profile bound to the directory.`);
    }
    if (run.state === 'failed') throw failureAgain(run, 'offline');
    return { reply: { text: sentence(run), data: run } };
  },
});

const people = (count: number) => (count === 1 ? say`1 member` : say`${count} members`);
const named = (what: Sentence, names: readonly string[]) => (names.length ? say`${what} (${names.join(', ')})` : what);

function sentence(run: Exclude<DirectoryRun, { state: 'failed' }>): Said {
  if (run.state === 'running') return say`The directory is being read at this moment; its result is kept. Ask again in a minute.`;
  const { whole, seen, linked, unlinked, unmatched, unmatchedNames, ambiguous, ambiguousNames, unsettled } = run.report;
  const changed =
    !whole && seen === 0
      ? say`nothing has changed there since it was last read`
      : seen === 1
        ? say`1 account seen`
        : say`${seen} accounts seen`;
  const parts = [
    changed,
    say`${people(linked)} linked`,
    say`${people(unlinked)} unlinked`,
    named(say`${people(unmatched)} without an account`, unmatchedNames),
    named(say`${people(ambiguous)} whose address fits more than one account`, ambiguousNames),
  ];
  const open = unsettled > 0 && say`${people(unsettled)} could not be settled; the next run tries again.`;
  return sayAll([say`The directory is read: ${withCommas(parts)}.`, open]);
}
