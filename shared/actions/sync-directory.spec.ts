import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';
import type { Told } from '../definition/reply.ts';
import type { DirectoryRun } from '../domain/directory-run.ts';
import { dataOf, say } from '../text/say.ts';
import { syncDirectory } from './sync-directory.ts';

const at = new Date('2026-11-20T08:00:00Z');
const report = {
  startedAt: at,
  endedAt: at,
  whole: true,
  seen: 12,
  linked: 1,
  unlinked: 2,
  unmatched: 1,
  unmatchedNames: ['Iris Chen'],
  ambiguous: 0,
  ambiguousNames: [],
  unsettled: 1,
};

describe('directory.sync', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'directory.sync', [
    ['tess', {}, 'not-allowed', /for the role administrator/],
    ['ada', {}, 'not-connected', /not connected to Microsoft Graph/],
  ]);

  const asked = (run: DirectoryRun) =>
    syncDirectory.run({ microsoft: { syncDirectory: async () => run }, caller: { tenant: { _id: 't' } } } as never, {} as never);

  it('says what was seen and done, and who needs a look', async () => {
    const { reply } = await asked({ state: 'done', report });
    const { text, data } = reply as Told;
    assert.deepEqual(
      { text: String(text), data },
      {
        text: 'The directory is read: 12 accounts seen, 1 member linked, 2 members unlinked, 1 member without an account (Iris Chen), 0 members whose address fits more than one account. 1 member could not be settled; the next run tries again.',
        data: { state: 'done', report },
      },
    );
  });

  it('says that nothing has changed, rather than that it saw nobody', async () => {
    const quiet = { ...report, whole: false, seen: 0, linked: 0, unlinked: 0, unmatched: 0, unmatchedNames: [], unsettled: 0 };
    const textOf = async (of: typeof quiet) => String(((await asked({ state: 'done', report: of })).reply as Told).text);
    assert.match(
      await textOf(quiet),
      /^The directory is read: nothing has changed there since it was last read, 0 members linked/,
    );
    assert.match(await textOf({ ...quiet, whole: true }), /0 accounts seen/);
  });

  it('says that a run is under way, and hands on why one failed', async () => {
    const { reply } = await asked({ state: 'running', since: at });
    assert.match(String((reply as Told).text), /being read at this moment/);
    const failed = asked({ state: 'failed', code: 'graph-permission-missing', text: 'No.', remedy: 'Ask.' });
    await assert.rejects(failed, { name: 'Failure', code: 'graph-permission-missing' });
    const told = dataOf({ text: say`No ${'Mail'}.`, remedy: 'Ask.' });
    const sentence = asked({ state: 'failed', code: 'graph-permission-missing', ...told });
    await assert.rejects(sentence, { message: 'No Mail.', said: { detail: say`No ${'Mail'}.` } });
  });
});
