import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';
import type { WorkPage } from '../api/query-data.ts';

describe('approval.list', () => {
  const desk = deskForSpecs();
  const list = async (input: Record<string, unknown> = {}) =>
    ((await desk().do('arno', 'approval.list', input)).data as WorkPage).rows;

  it('lists what waits, and narrows to a status, to who asked and to words', async () => {
    const waiting = await list();
    assert.ok(waiting.length > 0 && waiting.every(({ status }) => status.value === 'requested'));
    const all = await list({ status: 'all' });
    assert.ok(all.length >= waiting.length);
    const own = await list({ requester: 'Tess Morgan', status: 'all' });
    assert.ok(own.length > 0 && own.every(({ requester }) => requester === 'Tess Morgan'));
    assert.ok((await list({ words: 'firewall', status: 'all' })).every(({ title }) => /firewall/i.test(title)));
    assert.equal((await list({ words: 'firewall', status: 'rejected', requester: 'Ravi Patel' })).length, 0);
  });

  it('shows a decision at once', async () => {
    const [first] = await list();
    assert.equal((await desk().do('arno', 'approval.approve', { approval: `approval:${first!.ref.id}` })).ok, true);
    assert.ok(!(await list()).some(({ ref }) => ref.id === first!.ref.id));
    assert.ok((await list({ status: 'approved' })).some(({ ref }) => ref.id === first!.ref.id));
  });
});
