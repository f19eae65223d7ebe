import assert from 'node:assert/strict';
import { type DeskInTeams, deskInTeams, objectIdOf } from '../../test/teams/desk-fixture.ts';

describe('sign-in steps in Teams', () => {
  let desk: DeskInTeams;
  const invoke = async (name: string, value: unknown) =>
    (await desk.sandbox!.client.invoke(objectIdOf('tess'), name, value)).deliveries[0]!;

  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk?.close());

  it('refuse a token exchange with 412, so that Teams shows the sign-in card', async () => {
    const { status, body } = await invoke('signin/tokenExchange', { id: 'x-1', connectionName: 'graph', token: 'canary-token' });
    assert.equal(status, 412);
    assert.deepEqual({ ...(body as object), failureDetail: '' }, { id: 'x-1', connectionName: 'graph', failureDetail: '' });
    assert.doesNotMatch(JSON.stringify([body, desk.logged]), /canary-token/);
  });

  it('never take a code for proof, and say what is missing', async () => {
    await desk.sandbox!.client.open(objectIdOf('tess'));
    const outcome = await desk.sandbox!.client.verifyState(objectIdOf('tess'), '123456');
    assert.equal(outcome.deliveries[0]!.status, 404);
    assert.match(outcome.messages[0]!.text, /not connected here yet\. An administrator/);
  });

  it('log a failure with its code', async () => {
    const { status } = await invoke('signin/failure', { code: 'resourcematchfailed', message: 'Resource match failed' });
    assert.equal(status, 200);
    const line = desk.logged.find(({ sentence }) => sentence === 'a sign-in in Teams failed');
    assert.deepEqual([line?.level, (line?.fields as { code?: string } | undefined)?.code], ['warn', 'resourcematchfailed']);
  });

  it('survive any value', async () => {
    for (const name of ['signin/tokenExchange', 'signin/verifyState', 'signin/failure', 'signin/else'])
      for (const value of [undefined, null, 7, 'x', [], { id: {}, connectionName: [] }])
        assert.ok((await invoke(name, value)).status < 502);
  });
});
