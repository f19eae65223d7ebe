import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../sandbox/testing/browser.ts';
import { registrationFacts } from '../../shared/domain/teams-addresses.ts';
import { firstDeskId, makeSetupLink, setupAddress } from '../../src/identity/setup-links.ts';
import { publicAuthority } from '../../src/identity/tokens/token-endpoint.ts';
import { type DeskInTeams, deskInTeams } from '../teams/desk-fixture.ts';
import { TabWindow } from './tab-window.ts';
import { tabForTests } from './teams-window.ts';

const contoso = {
  id: '0d9f2c11-7b45-4a8e-9c36-2f1e5a7b3003',
  domain: 'contoso.example',
  name: 'Contoso',
  appId: '4f6a1c20-95d1-4a37-8a0e-6d1c8b9e3003',
  secret: 'the-secret-of-contoso',
  person: { id: '7c1d2e30-11aa-4bb2-9cc3-000000000001', displayName: 'Ada Admin', mail: 'ada@contoso.example' },
};

/** Contoso's organisation at Microsoft, with an app registration that has nobody's addresses yet. */
function seedContoso({ sandbox }: DeskInTeams): void {
  const { id, domain, name, appId, secret, person } = contoso;
  const users = [{ id: person.id, displayName: person.displayName, userPrincipalName: person.mail, mail: person.mail }];
  sandbox!.cloud.seed({ id, domain, name, users, apps: [{ appId, secret }], webApplicationId: appId });
}

/** What an administrator enters at Microsoft: the addresses that the step “Consent” shows. */
function enterAddresses({ sandbox, server }: DeskInTeams): void {
  const facts = registrationFacts(
    { clientId: contoso.appId, entraTenantId: contoso.id },
    { publicUrl: server.url, authority: publicAuthority },
  );
  const { directory } = sandbox!.cloud.entra;
  const { applicationIdUri: identifierUri, redirectUris, tabRedirectUri } = facts;
  directory.changeApp(contoso.appId, { identifierUri, redirectUris, spaRedirectUris: [tabRedirectUri] });
  directory.consentToAll(contoso.id, contoso.appId);
}

describe('a first desk', function () {
  this.timeout(120_000);
  let browser: Browser;
  let desk: DeskInTeams;
  let finishTab: () => void = () => assert.fail('nothing is built');
  before(async () => {
    browser = await startBrowser();
    const folder = await tabForTests();
    const tab = new Promise<string>((resolve) => {
      finishTab = () => resolve(folder);
    });
    desk = await deskInTeams({ tab });
    seedContoso(desk);
  });
  after(async () => {
    await browser.close();
    await desk.close();
  });
  const link = async () => {
    const around = { now: new Date(), nonce: () => crypto.randomUUID() };
    return setupAddress('', await makeSetupLink(desk.core.store, { deskId: firstDeskId }, around));
  };

  it('is opened by its link, set up step by step, and worked in by its administrator with a Microsoft account', async () => {
    const window = await TabWindow.inBrowser(browser, desk, await link());
    const { page } = window;
    const panel = (name: string) => page.getByRole('region', { name });
    await page.getByText('The tab is being built').waitFor();
    finishTab();
    await page.getByRole('heading', { name: 'Open your desk' }).waitFor();
    assert.ok(!page.url().includes('key'));
    assert.deepEqual(await window.faults(), []);
    await page.getByLabel('Name of the desk').fill('Contoso MSP');
    await page.getByLabel('Your name').fill('Ada Admin');
    await page.getByLabel('Your mail address').fill('ada at contoso');
    await page.getByLabel('Your mail address').press('Enter');
    await page.getByText('“ada at contoso” is no mail address.').waitFor();
    await window.picture('first-desk');
    await page.getByLabel('Your mail address').fill(contoso.person.mail);
    await page.getByRole('button', { name: 'Open desk' }).click();

    await panel('Microsoft profile').getByText('No Microsoft profile serves Teams').waitFor();
    await page.getByText('You are here by a set-up link').waitFor();
    await window.picture('first-desk-wizard');
    await page.getByRole('button', { name: 'Add profile' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel(/^Name/).fill('Main');
    await form.getByLabel('Directory (tenant) id').fill(contoso.id);
    await form.getByLabel('Application (client) id').fill(contoso.appId);
    await form.getByLabel('Client secret (its value)').fill(contoso.secret);
    await form.getByRole('button', { name: 'Add Microsoft profile' }).click();
    await panel('Microsoft profile').getByText('A profile serves Teams').waitFor();

    enterAddresses(desk);
    await page.getByRole('link', { name: 'Next: Consent' }).click();
    await panel('Consent').getByRole('button', { name: 'Test profile' }).click();
    await panel('Consent')
      .getByText(/reaches Contoso/)
      .waitFor();
    await page.getByRole('link', { name: /^Teams app/ }).click();
    await panel('Teams app').getByRole('button', { name: 'Change state' }).click();
    await form.getByRole('radio', { name: /^active$/i }).click();
    await form.getByRole('button', { name: 'Set state of Teams' }).click();
    await panel('Teams app').getByText('Teams is active').waitFor();
    await page.getByRole('link', { name: /^People/ }).click();
    await panel('People').getByRole('button', { name: 'Sync directory' }).click();
    await panel('People').getByText('Every active member is linked').waitFor();
    await page.getByRole('link', { name: /^Summary/ }).click();
    await panel('Summary').getByText('The set-up is complete').waitFor();

    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await page.getByRole('button', { name: 'Sign in to Contoso MSP' }).click();
    await page.getByRole('button', { name: 'Accept as Ada Admin' }).click();
    await window.heading('My work');
    assert.equal(await page.getByText('You are here by a set-up link').count(), 0);
    await window.close();
  });

  it('says of a link that has ended how to get another, and leads to Microsoft', async () => {
    const address = await link();
    await link();
    const window = await TabWindow.inBrowser(browser, desk, address);
    await window.heading('This set-up link has ended');
    await window.page.getByText('npm run deskhand -- desk link').waitFor();
    await window.page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await window.page.getByRole('button', { name: 'Sign in to Contoso MSP' }).waitFor();
    await window.close();
  });
});
