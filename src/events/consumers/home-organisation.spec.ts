import assert from 'node:assert/strict';
import { derivedId } from '../../actions/keys.ts';
import { ids, type MicrosoftDesk, microsoftDesk } from '../../identity/testing/microsoft-fixture.ts';
import { tenantCollection } from '../../records/collections.ts';

const contoso = '0d9f2c11-7b45-4a8e-9c36-2f1e5a7b3003';
const secret = 'the-secret-of-contoso';

describe('the organisation that a desk belongs to', () => {
  let desk: MicrosoftDesk;
  beforeEach(async () => {
    desk = await microsoftDesk();
    desk.entra.secrets.add(secret);
    await desk.store.collection(tenantCollection).updateOne({ _id: desk.tenantId }, { $unset: { entraTenantId: '' } });
  });
  afterEach(() => desk.close());
  const add = (name: string, entraTenantId = contoso, given = secret) =>
    desk.done('ada', 'profile.add', { name, entraTenantId, clientId: ids.client, secret: given });

  it('is that of the profile which serves Teams, as soon as a test of it passes and not before', async () => {
    await add('Main');
    assert.equal((await desk.tenant()).entraTenantId, undefined);
    await desk.done('ada', 'profile.test', { profile: 'Main' });
    assert.equal((await desk.tenant()).entraTenantId, contoso);
    assert.equal((await desk.core.directory.tenantByEntra(contoso))?._id, desk.tenantId);
  });

  it('is not taken from a profile whose test does not pass, nor from one that serves other parts', async () => {
    await add('Main', contoso, 'wrong');
    await desk.do('ada', 'profile.test', { profile: 'Main' });
    await add('Mailer', '0d9f2c11-7b45-4a8e-9c36-2f1e5a7b3004');
    await desk.done('ada', 'profile.test', { profile: 'Mailer' });
    assert.equal((await desk.tenant()).entraTenantId, undefined);
    await desk.done('ada', 'binding.set', { consumer: 'teams', profile: 'Mailer' });
    assert.equal((await desk.tenant()).entraTenantId, '0d9f2c11-7b45-4a8e-9c36-2f1e5a7b3004');
  });

  it('stays what it is, and belongs to one desk alone', async () => {
    const fabrikam = derivedId('seed', 'fabrikam');
    const theirs = (await desk.store.collection(tenantCollection).findOne({ _id: fabrikam }))!.entraTenantId!;
    await add('Main', theirs);
    await desk.done('ada', 'profile.test', { profile: 'Main' });
    assert.equal((await desk.tenant()).entraTenantId, undefined);
    assert.equal((await desk.core.directory.tenantByEntra(theirs))?._id, fabrikam);
    await desk.store.collection(tenantCollection).updateOne({ _id: desk.tenantId }, { $set: { entraTenantId: contoso } });
    await desk.done('ada', 'profile.test', { profile: 'Main' });
    assert.equal((await desk.tenant()).entraTenantId, contoso);
  });
});
