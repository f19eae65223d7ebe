import assert from 'node:assert/strict';
import { tabDesk } from '../../../test/browser/tab-desk.ts';
import type { TabWindow } from '../../../test/browser/tab-window.ts';

const admin = 'Ada Okafor';

describe('Microsoft profiles in the tab', function () {
  this.timeout(120_000);
  const on = tabDesk();
  const home = async () => (await on.desk().stored().profiles.all())[0]!;

  /** Opens the form to add a profile and fills it in. */
  async function add(window: TabWindow, secret: string, { name = 'Second' } = {}): Promise<void> {
    const { clientId, entraTenantId } = await home();
    const { page } = window;
    await page.getByRole('button', { name: 'Add profile' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Name/).fill(name);
    await dialog.getByLabel(/^Directory \(tenant\) id/).fill(entraTenantId);
    await dialog.getByLabel(/^Application \(client\) id/).fill(clientId);
    await dialog.getByLabel(/^Client secret/).fill(secret);
    await dialog.getByRole('button', { name: 'Add Microsoft profile' }).click();
  }

  it('say beside the field what is wrong with a secret, keep what was typed, and never show a secret again', async () => {
    const window = await on.open('/setup/profiles', admin);
    const { page } = window;
    await add(window, '3e0f2c9a-1111-4c3d-9e4f-000000000001');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/this looks like the secret’s id\. Enter its value/).waitFor();
    const field = dialog.getByLabel(/^Client secret/);
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.equal(await dialog.getByLabel(/^Name/).inputValue(), 'Second');
    await field.fill('a-wrong-secret-value');
    await dialog.getByRole('button', { name: 'Add Microsoft profile' }).click();
    await page.getByRole('link', { name: 'Second' }).click();
    await page.getByRole('heading', { name: 'Profile “Second”' }).waitFor();
    await page.getByText('Secret …alue').waitFor();
    assert.doesNotMatch(await page.content(), /a-wrong-secret-value/);
    await page.getByRole('button', { name: 'Test profile' }).click();
    await page.getByText('The test did not pass.').last().waitFor();
    await page.getByText(/did not pass: .*secret/i).waitFor();
    await window.picture('profile-wrong-secret');
  });

  it('are rotated with two secrets: add, test, remove the old one', async () => {
    const { entra } = on.desk().sandbox!.cloud;
    const { _id, clientId } = await home();
    const { page } = await on.open(`/setup/profiles/${_id}`, admin);
    const next = 'the-next-secret-Xy7z';
    entra.addSecret(clientId, next);
    await page.getByRole('button', { name: 'Add next secret or certificate' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^New client secret/).fill(next);
    await dialog.getByRole('button', { name: /^Rotate/ }).click();
    await page.getByRole('button', { name: `Remove secret …${next.slice(-4)}` }).waitFor();
    await page.getByRole('button', { name: 'Test profile' }).click();
    await page.getByText('The test passed.').waitFor();
    await page.getByRole('button', { name: 'Remove secret …cret' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove secret …cret' }).click();
    await page.getByRole('button', { name: 'Remove secret …cret' }).waitFor({ state: 'detached' });
    assert.deepEqual(
      (await home()).secrets.map(({ hint }) => hint),
      [next.slice(-4)],
    );
  });

  it('are not archived while anything is bound to them, and the question says what', async () => {
    const { _id, name } = await home();
    const { page } = await on.open(`/setup/profiles/${_id}`, admin);
    const button = page.getByRole('button', { name: 'Archive profile' });
    await button.click();
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Archive profile' }).click();
    await question.getByText(`“${name}” cannot be archived`).waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    assert.equal(await button.evaluate((element) => element === document.activeElement), true);
    assert.equal((await home()).status, 'active');
  });

  it('are bound one by one, and archived once nothing uses them', async () => {
    const window = await on.open('/setup/bindings', admin);
    const { page } = window;
    await page.getByLabel('Mail', { exact: true }).selectOption({ label: 'Second' });
    await page.getByRole('button', { name: 'Save for Mail' }).click();
    await page.getByText('Mail now uses “Second”.', { exact: true }).waitFor();
    await page.getByLabel('Mail', { exact: true }).selectOption({ index: 0 });
    await page.getByRole('button', { name: 'Save for Mail' }).click();
    await page.getByText('Mail now uses the default profile.', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Profiles' }).click();
    await page.getByRole('link', { name: 'Second' }).click();
    await page.getByRole('button', { name: 'Archive profile' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Archive profile' }).click();
    await page.getByText('Archived', { exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Test profile' }).count(), 0);
  });
});
