import assert from 'node:assert/strict';
import { type DeskInTeams, deskInTeams } from '../../test/teams/desk-fixture.ts';
import { pause } from '../config/pause.ts';
import { giveAppToMembers } from './sandbox.ts';

const northwind = 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001';

describe('The sandbox of a started desk', () => {
  let desk: DeskInTeams;
  beforeEach(async () => {
    desk = await deskInTeams();
  });
  afterEach(() => desk.close());

  const assigned = async () => {
    await desk.say('dana', 'assign 1001 to Ravi');
    let [first] = await desk.stored().deliveries.list({ channel: 'feed' }, { limit: 1 });
    while (!first || ['pending', 'sending'].includes(first.state)) {
      await pause(20);
      [first] = await desk.stored().deliveries.list({ channel: 'feed' }, { limit: 1 });
    }
    return first;
  };

  it('has the app with everybody of the desks, so that a notice reaches whom nobody has looked at yet', async () => {
    giveAppToMembers(desk.sandbox!);
    assert.equal((await assigned()).state, 'sent');
    assert.equal(desk.sandbox!.client.feed(desk.person('ravi')).length, 1);
    assert.equal(desk.sandbox!.cloud.graph.teams.isInstalled(northwind, desk.person('outsider')), false);
  });

  it('would skip such a notice otherwise', async () => {
    assert.deepEqual(
      [(await assigned()).reason, desk.sandbox!.client.feed(desk.person('ravi')).length],
      ['app_not_installed', 0],
    );
  });
});
