import assert from 'node:assert/strict';
import { botRegistrations } from './bot-registrations.ts';
import { ids, type MicrosoftDesk, microsoftDesk } from './testing/microsoft-fixture.ts';

const northwind = 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001';
const fabrikam = 'c7d3e8f5-1b62-4f1c-8e7a-6a3b8c4d2002';
const entered = { name: 'Bot', clientId: ids.client, entraTenantId: northwind, secret: 'canary-secret-abcd' };

describe('The bot registrations of an installation', () => {
  let desk: MicrosoftDesk;
  beforeEach(async () => {
    desk = await microsoftDesk();
    desk.entra.secrets.add(entered.secret);
  });
  afterEach(() => desk.close());
  const registrations = (botId?: string) =>
    botRegistrations({
      tokens: desk.microsoft.tokens,
      tenants: () => desk.core.directory.tenants(),
      tenantByEntra: (id) => desk.core.directory.tenantByEntra(id),
      given: { botId, token: async () => (botId ? 'given-token' : undefined) },
      now: desk.now,
    });

  it('are the one of the settings while no tenant has bound its own', async () => {
    await desk.done('ada', 'profile.add', entered);
    assert.deepEqual(await registrations('settings-bot').ids(), ['settings-bot']);
    assert.equal(await registrations('settings-bot').token(northwind), 'given-token');
  });

  it('are each tenant’s own where it has bound one, with a token of its own', async () => {
    await desk.done('ada', 'profile.add', entered);
    await desk.done('ada', 'binding.set', { consumer: 'teams', profile: 'Bot' });
    const all = registrations('settings-bot');
    assert.deepEqual(await all.ids(), ['settings-bot', ids.client]);
    assert.match((await all.token(northwind))!, /^canary-access-client_credentials/);
    assert.equal(desk.entra.calls[0]!.form['scope'], 'https://api.botframework.com/.default');
    assert.equal(await all.token(fabrikam), 'given-token');
    assert.equal(await all.token(undefined), 'given-token');
  });

  it('are the default profiles where the settings name no bot, and none where there is nothing', async () => {
    assert.deepEqual(await registrations().ids(), []);
    await desk.done('ada', 'profile.add', entered);
    assert.deepEqual(await registrations().ids(), [ids.client]);
    assert.equal(await registrations().token(fabrikam), undefined);
  });
});
