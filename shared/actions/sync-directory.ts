import { defineAction } from '../definition/action.ts';
import type { DirectoryRun } from '../domain/directory-run.ts';
import { Failure } from '../errors/failure.ts';

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
      const text = 'This installation is not connected to Microsoft Graph.';
      throw new Failure('not-connected', 'missing', text, 'Start the server with a Microsoft profile bound to the directory.');
    }
    if (run.state === 'failed') throw new Failure(run.code, 'offline', run.text, run.remedy);
    return { reply: { text: sentence(run), data: run } };
  },
});

const people = (count: number) => `${count} ${count === 1 ? 'member' : 'members'}`;
const named = (names: readonly string[]) => (names.length ? ` (${names.join(', ')})` : '');

function sentence(run: Exclude<DirectoryRun, { state: 'failed' }>): string {
  if (run.state === 'running') return 'The directory is being read at this moment; its result is kept. Ask again in a minute.';
  const { whole, seen, linked, unlinked, unmatched, unmatchedNames, ambiguous, ambiguousNames, unsettled } = run.report;
  const changed =
    !whole && seen === 0
      ? ['nothing has changed there since it was last read']
      : [`${seen} ${seen === 1 ? 'account' : 'accounts'} seen`];
  const parts = [
    ...changed,
    `${people(linked)} linked`,
    `${people(unlinked)} unlinked`,
    `${people(unmatched)} without an account${named(unmatchedNames)}`,
    `${people(ambiguous)} whose address fits more than one account${named(ambiguousNames)}`,
  ];
  const open = unsettled ? ` ${people(unsettled)} could not be settled; the next run tries again.` : '';
  return `The directory is read: ${parts.join(', ')}.${open}`;
}
