import assert from 'node:assert/strict';
import { derivedId } from '../../../src/actions/keys.ts';
import { memberCollection } from '../../../src/records/collections.ts';
import { seedTenants } from '../../../src/seed/people.ts';
import { tabDesk } from '../../../test/browser/tab-desk.ts';
import type { TabWindow } from '../../../test/browser/tab-window.ts';

const admin = 'Ada Okafor';

const account = seedTenants[0]!.members.find(({ key }) => key === 'iris')!;

/** Gives Iris’ account this address in Microsoft’s directory; with another than the desk knows nobody can link her. */
function callIris(on: ReturnType<typeof tabDesk>, mail: string): void {
  const { users } = on.desk().sandbox!.cloud.entra.directory;
  users.change(seedTenants[0]!.entraTenantId, account.entraObjectId, { mail, userPrincipalName: mail });
}

/** Takes the link to her account from Iris, as a desk has it that was never linked. */
async function unlinkIris(on: ReturnType<typeof tabDesk>): Promise<void> {
  const tenantId = derivedId('seed', 'northwind');
  const members = on.desk().core.store.collection(memberCollection);
  const { _id } = (await on.desk().stored().members.byMail(account.mail))!;
  await members.updateOne({ _id, tenantId }, { $unset: { entraObjectId: '' } });
}

describe('the set-up in the tab', function () {
  this.timeout(120_000);
  const on = tabDesk();
  const panel = (window: TabWindow, name: string) => window.page.getByRole('region', { name });

  it('is walked through, left in the middle and resumed where something is missing, by another administrator’s browser too', async () => {
    callIris(on, 'iris@nowhere.example');
    await on.desk().say('ada', 'sync directory');
    await unlinkIris(on);
    const first = await on.open('/setup', admin);
    const { page } = first;
    // The first step with something missing is the one that is shown.
    await panel(first, 'People').getByText('Some members have no Microsoft account yet').waitFor();
    await page.getByRole('link', { name: /^Microsoft profile/ }).click();
    await panel(first, 'Microsoft profile').getByText('A profile serves Teams').waitFor();
    await panel(first, 'Microsoft profile').getByRole('link', { name: 'Next: Consent' }).click();
    const consent = panel(first, 'Consent');
    await consent.getByText('access_as_user', { exact: true }).waitFor();
    await consent.getByRole('button', { name: 'Test profile' }).click();
    await consent.getByText(/reaches Northwind/).waitFor();
    await consent.getByRole('link', { name: 'Next: Bindings' }).click();
    await panel(first, 'Bindings').getByText('Every part of the desk is served').waitFor();
    await page.getByRole('link', { name: 'My work' }).click();
    await first.heading('My work');

    const second = await on.open('/setup', admin);
    const people = panel(second, 'People');
    await people.getByText('Who can do this').waitFor();
    await people.getByRole('button', { name: 'Sync directory' }).click();
    await people.getByText('1 (Iris Chen)').waitFor();
    callIris(on, account.mail);
    await people.getByRole('button', { name: 'Sync directory' }).click();
    await people.getByText('Every active member is linked').waitFor();
    await people.getByRole('link', { name: 'Next: Summary' }).click();
    await panel(second, 'Summary').getByText('The set-up is complete').waitFor();
    await second.picture('setup-summary');
  });

  it('hands over the app package as a file', async () => {
    const { page } = await on.open('/setup?step=app', admin);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download app package' }).click();
    assert.match((await coming).suggestedFilename(), /^deskhand-desk-northwind-it-services-[\d.]+\.zip$/);
  });

  it('copies what is to be entered at Microsoft', async () => {
    const { page, context } = await on.open('/setup?step=consent', admin);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: /^Copy Consent link/ }).click();
    await page.getByText('Consent link copied.', { exact: true }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\/adminconsent\?client_id=/);
  });

  it('is closed to a technician, who is told who can help, and nothing of it is asked of the server', async () => {
    for (const path of ['/setup', '/setup/profiles', '/setup/deliveries', '/setup/health', '/audit']) {
      const window = await on.open(path, 'Tess Morgan');
      const asked: string[] = [];
      window.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await window.page.getByText('They can help: Ada Okafor.').waitFor();
      assert.equal(await window.page.getByRole('link', { name: 'Set-up' }).count(), 0);
      const secret = asked.filter((one) => /^\/api\/queries\/(?!desk\.overview|member\.list)/.test(one));
      assert.deepEqual(secret, [], path);
      await window.close();
    }
  });
});
