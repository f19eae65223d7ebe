import assert from 'node:assert/strict';
import { sandboxSecret } from '../../sandbox/cloud/cloud-options.ts';
import { tenantCollection } from '../../src/records/collections.ts';
import { seedTenants } from '../../src/seed/people.ts';
import { type DeskInTeams, deskInTeams } from './desk-fixture.ts';

const [northwind] = seedTenants;
const sandboxApp = '00000000-0000-4000-8000-00000000d35c';

describe('A Microsoft profile against the sandbox’s cloud', () => {
  let desk: DeskInTeams;
  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk.close());

  async function ask(name: string, input: object): Promise<string> {
    const { core } = desk;
    const [tenant] = await core.store.collection(tenantCollection).find({ entraTenantId: northwind!.entraTenantId });
    const actor = (await desk.stored().members.byMail('ada.okafor@northwind.example'))!;
    const caller = { tenant: tenant!, actor, surface: 'cli' as const, zone: actor.zone, locale: actor.locale };
    const outcome = await core.door.execute(core.registry.find(name)!, { ...input }, caller, {
      key: `${name} ${JSON.stringify(input)}`,
    });
    return outcome.ok ? outcome.reply.text : `${outcome.failure.code}: ${outcome.failure.message}`;
  }

  it('signs in, reaches its organisation, and says what is wrong when the secret is', async () => {
    const profile = { clientId: sandboxApp, entraTenantId: northwind!.entraTenantId };
    await ask('profile.add', { ...profile, name: 'Right', secret: sandboxSecret });
    assert.match(await ask('profile.test', { profile: 'Right' }), /“Right” works: it signs in and reaches Northwind/);
    await ask('profile.add', { ...profile, name: 'Wrong', secret: 'canary-not-the-secret' });
    assert.match(
      await ask('profile.test', { profile: 'Wrong' }),
      /did not pass: Microsoft does not accept the secret .*AADSTS7000215/,
    );
    assert.doesNotMatch(JSON.stringify(desk.logged), /canary/);
  });

  it('switches the bot off for everybody but administrators, and on again', async () => {
    await ask('teams-integration.switch', { capability: 'bot', on: 'no' });
    assert.match(
      (await desk.say('tess', 'my tickets')).text,
      /The Deskhand bot is switched off for Northwind IT Services\. An administrator/,
    );
    assert.doesNotMatch((await desk.say('ada', 'teams status')).text, /switched off for/);
    await ask('teams-integration.switch', { capability: 'bot', on: 'yes' });
    await ask('teams-integration.switch', { action: 'work.assign', on: 'no' });
    assert.match((await desk.say('tess', 'assign 1001 to me')).text, /“Assign” is switched off for Northwind/);
    assert.doesNotMatch(JSON.stringify((await desk.say('tess', 'ticket 1001')).cards), /"verb":"work\.assign"/);
  });
});
