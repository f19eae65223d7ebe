import assert from 'node:assert/strict';
import type { Outcome } from '../../src/actions/execute.ts';
import { founderOf } from '../../src/actions/system-caller.ts';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('desk.create', () => {
  const desk = deskForSpecs();
  const entered = {
    name: 'Contoso MSP',
    administrator: 'Ada Admin',
    mail: 'Ada@Contoso.example',
    zone: 'Europe/Berlin',
    locale: 'de-de',
  };

  async function open(deskId: string, input: object = entered, key = `open ${deskId}`): Promise<Outcome> {
    const { tenant, actor } = founderOf(deskId);
    const { door, registry } = desk().core;
    const caller = { tenant, actor, surface: 'cli' as const, zone: tenant.zone, locale: tenant.locale };
    return door.execute(registry.action('desk.create')!, { ...input }, caller, { key });
  }
  const tenantOf = async (id: string) => (await desk().core.directory.tenants()).find(({ _id }) => _id === id);

  it('opens a desk in which nothing of Microsoft’s is set up, with one administrator, and writes it down', async () => {
    const outcome = await open('contoso');
    assert.ok(outcome.ok);
    assert.equal(outcome.reply.text, 'The desk “Contoso MSP” is open, and Ada Admin is its administrator.');
    const tenant = (await tenantOf('contoso'))!;
    assert.deepEqual(
      [tenant.name, tenant.zone, tenant.locale, tenant.teams],
      ['Contoso MSP', 'Europe/Berlin', 'de-DE', 'not-configured'],
    );
    assert.equal(tenant.entraTenantId, undefined);
    const stored = desk().core.door.desk('contoso');
    const [ada, ...others] = await stored.members.active();
    assert.deepEqual([ada!.mail, ada!.roles, others.length], ['ada@contoso.example', ['administrator'], 0]);
    const entry = await stored.audit.byKey('open contoso');
    assert.equal(entry?.action, 'desk.create');
  });

  it('opens one desk however often it is said, also when a crash came before the desk was there', async () => {
    await open('twice');
    assert.ok((await open('twice')).ok);
    const stored = desk().core.door.desk('twice');
    assert.equal((await stored.members.active()).length, 1);
    const { store } = desk().core;
    const { tenantCollection } = await import('../../src/records/collections.ts');
    await store.collection(tenantCollection).deleteOne({ _id: 'twice' });
    assert.ok((await open('twice', { ...entered, administrator: 'Ada Okafor' }, 'again')).ok);
    assert.deepEqual(
      (await stored.members.active()).map(({ name }) => name),
      ['Ada Okafor'],
    );
    assert.equal((await tenantOf('twice'))?.name, 'Contoso MSP');
  });

  it('says of every input at once what is wrong with it, and opens nothing', async () => {
    const outcome = await open('wrong', {
      name: 'X',
      administrator: 'Y',
      mail: 'y@example.com',
      zone: 'Mars/Phobos',
      locale: '!',
    });
    assert.ok(!outcome.ok);
    assert.deepEqual(
      outcome.failure.problems.map(({ field }) => field),
      ['zone', 'locale'],
    );
    const empty = await open('wrong', {});
    assert.ok(!empty.ok);
    assert.deepEqual(
      empty.failure.problems.map(({ field }) => field),
      ['name', 'administrator', 'mail'],
    );
    assert.equal(await tenantOf('wrong'), undefined);
  });

  it('is for nobody of a desk, and whoever opens a desk may do nothing else', async () => {
    assert.equal((await desk().do('ada', 'desk.create', entered)).code, 'not-allowed');
    const { tenant, actor } = founderOf('else');
    const { door, registry } = desk().core;
    for (const definition of registry.definitions) {
      if (definition.name === 'desk.create') continue;
      const caller = { tenant, actor, surface: 'rest' as const, zone: tenant.zone, locale: tenant.locale };
      const outcome = await door.execute(definition, {}, caller, { key: `else ${definition.name}` });
      assert.ok(!outcome.ok && outcome.failure.code === 'not-allowed', definition.name);
    }
  });
});
