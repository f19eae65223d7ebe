import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';
import type { TeamsStatusFacts } from '../api/setup-data.ts';

describe('teams.status', () => {
  const desk = deskForSpecs();
  const actions = async () => ((await desk().do('ada', 'teams.status')).data as TeamsStatusFacts).actions;

  it('gives every action that can be switched with how it stands, and none that nobody could do without', async () => {
    await desk().do('ada', 'teams-integration.switch', { action: 'work.close', on: 'no' });
    const found = await actions();
    assert.deepEqual(
      found.find(({ name }) => name === 'work.close'),
      { name: 'work.close', title: 'Close', isOn: false },
    );
    assert.ok(found.some(({ name, isOn }) => name === 'note.add' && isOn));
    const needed = ['session.sign-in', 'teams-integration.switch', 'profile.add', 'member.link', 'ticket.mine'];
    assert.deepEqual(
      found.filter(({ name }) => needed.includes(name)),
      [],
    );
  });

  it('offers nothing that switching then refuses', async () => {
    for (const { name } of await actions()) {
      await desk().do('ada', 'teams-integration.switch', { action: name, on: 'no' });
      await desk().do('ada', 'teams-integration.switch', { action: name, on: 'yes' });
    }
    assert.ok((await actions()).every(({ isOn }) => isOn));
  });

  itRefuses(desk, 'teams.status', [['tess', {}, 'not-allowed', /for the role administrator/]]);
});
