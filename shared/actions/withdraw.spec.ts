import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('approval.withdraw', () => {
  const desk = deskForSpecs();

  it('takes one’s own request back, and the time it was about is a draft again', async () => {
    assert.match((await desk().do('tess', 'approval.withdraw', { approval: '1049' })).text, /^#1049 “.+” is withdrawn\.$/);
    const approval = (await desk().stored().approvals.byNumber(1049))!;
    assert.equal(approval.status, 'withdrawn');
    assert.equal((await desk().stored().timeEntries.byId(approval.subject!.id))?.status, 'draft');
    assert.deepEqual(
      (
        await desk()
          .stored()
          .approvals.waitingFor((await desk().member('arno'))._id, { limit: 50 })
      ).filter(({ number }) => number === 1049),
      [],
    );
  });

  it('lets exactly one of withdrawing and deciding happen', async () => {
    const both = await Promise.all([
      desk().do('ravi', 'approval.withdraw', { approval: '1050' }),
      desk().do('ada', 'approval.approve', { approval: '1050' }),
    ]);
    assert.equal(both.filter(({ ok }) => ok).length, 1);
    const { status, subject } = (await desk().stored().approvals.byNumber(1050))!;
    const entry = await desk().stored().timeEntries.byId(subject!.id);
    assert.equal(entry?.status, status === 'withdrawn' ? 'draft' : 'approved');
  });

  it('is for who cannot decide as well: an approver’s own request', async () => {
    assert.ok((await desk().do('arno', 'approval.withdraw', { approval: '1054' })).ok);
  });

  itRefuses(desk, 'approval.withdraw', [
    ['arno', { approval: '1053' }, 'not-now', /is Tess Morgan’s request; only they can withdraw it/],
    ['tess', { approval: '1049' }, 'not-now', /was withdrawn/],
    ['arno', { approval: '1049' }, 'not-now', /only they can withdraw it/],
    ['iris', { approval: '1053' }, 'not-allowed', /for the role/],
    ['tess', {}, 'input', /Approval is missing/],
  ]);
});
