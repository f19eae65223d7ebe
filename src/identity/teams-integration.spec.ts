import assert from 'node:assert/strict';
import { ids, type MicrosoftDesk, microsoftDesk } from './testing/microsoft-fixture.ts';

const northwind = 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001';
const entered = { name: 'Main', clientId: ids.client, entraTenantId: northwind, secret: 'canary-secret-abcd' };

describe('The Teams integration of a desk', () => {
  let desk: MicrosoftDesk;
  beforeEach(async () => {
    desk = await microsoftDesk();
    desk.entra.secrets.add(entered.secret);
  });
  afterEach(() => desk.close());
  const code = async (...args: Parameters<MicrosoftDesk['do']>) => {
    const outcome = await desk.do(...args);
    return outcome.ok ? 'done' : outcome.failure.code;
  };

  it('has everything on until somebody switches something off, and is for administrators alone', async () => {
    assert.match(
      await desk.done('ada', 'teams.status'),
      /Teams is active\. Everything is switched on\. No Microsoft profile serves Teams\./,
    );
    for (const name of ['teams.setup', 'teams.status', 'teams-integration.switch', 'teams-integration.set-state'])
      assert.equal(await code('dana', name, { on: 'yes', state: 'error' }), 'not-allowed', name);
  });

  it('refuses a switched-off action on every surface of Teams, and lets the command line do it', async () => {
    await desk.done('ada', 'teams-integration.switch', { action: 'ticket.create', on: 'no' });
    for (const surface of ['bot', 'card', 'dialog', 'extension', 'tab', 'rest'] as const) {
      const outcome = await desk.do('tess', 'ticket.create', { title: 'X' }, surface);
      assert.ok(!outcome.ok);
      assert.equal(outcome.failure.code, 'switched-off');
      assert.match(
        `${outcome.failure.message} ${outcome.failure.remedy}`,
        /is switched off for Northwind IT Services\. An administrator of your desk can switch it on again/,
      );
    }
    assert.equal(await code('tess', 'ticket.create', { title: 'X' }, 'cli'), 'done');
    await desk.done('ada', 'teams-integration.switch', { action: 'ticket.create', on: 'yes' });
    assert.equal(await code('tess', 'ticket.create', { title: 'X' }, 'bot'), 'done');
  });

  it('closes a surface whose capability is off to all but administrators, who switch it on again', async () => {
    await desk.done('ada', 'teams-integration.switch', { capability: 'bot', on: 'no' });
    assert.equal(await code('tess', 'desk.help', {}, 'bot'), 'switched-off');
    assert.equal(await code('tess', 'desk.help', {}, 'tab'), 'done');
    assert.equal(await code('ada', 'teams-integration.switch', { capability: 'bot', on: 'yes' }, 'bot'), 'done');
    assert.equal(await code('tess', 'desk.help', {}, 'bot'), 'done');
  });

  it('switches nothing that is not there, and nothing that people need to find their way back', async () => {
    for (const action of ['ticket.cloze', 'teams-integration.switch', 'profile.add', 'session.sign-in', 'desk.help'])
      assert.equal(await code('ada', 'teams-integration.switch', { action, on: 'no' }), 'input', action);
    assert.equal(await code('ada', 'teams-integration.switch', { on: 'no' }), 'input');
  });

  it('is active only with a profile in use, and what the gate reads follows', async () => {
    await desk.done('ada', 'teams-integration.set-state', { state: 'error', reason: 'The app was removed.' });
    assert.equal((await desk.tenant()).teams, 'error');
    assert.match(await desk.done('ada', 'teams.status'), /Teams is error \(The app was removed\.\)/);
    assert.equal(await code('ada', 'teams-integration.set-state', { state: 'active' }), 'profile-missing');
    await desk.done('ada', 'profile.add', entered);
    await desk.done('ada', 'teams-integration.set-state', { state: 'active' });
    assert.equal((await desk.tenant()).teams, 'active');
  });

  it('says what to enter in Microsoft’s portals, and how to agree', async () => {
    assert.equal(await code('ada', 'teams.setup'), 'profile-missing');
    await desk.done('ada', 'profile.add', entered);
    const text = await desk.done('ada', 'teams.setup');
    assert.match(text, /Messaging endpoint: https:\/\/desk\.example\/api\/messages\./);
    assert.match(text, new RegExp(`Application id URI: api://desk\\.example/botid-${ids.client}\\.`));
    assert.match(
      text,
      new RegExp(`Consent link: https://login\\.microsoftonline\\.com/${northwind}/adminconsent\\?client_id=${ids.client}`),
    );
    assert.doesNotMatch(text, /canary/);
  });
});
