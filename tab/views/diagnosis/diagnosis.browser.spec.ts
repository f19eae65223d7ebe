import assert from 'node:assert/strict';
import { tabDesk } from '../../../test/browser/tab-desk.ts';

describe('the diagnosis in the tab', function () {
  this.timeout(120_000);
  const on = tabDesk();

  it('shows each step with its result, time, cause and what to do, and says how many are not well', async () => {
    // The app is there for whoever has spoken with the bot.
    await on.desk().say('ada', 'help');
    const window = await on.open('/setup/diagnosis', 'Ada Okafor');
    const { page } = window;
    await page.getByRole('button', { name: 'Run diagnosis' }).click();
    await page.getByRole('heading', { name: 'Sign-in for Microsoft Graph' }).waitFor();
    const steps = page.getByRole('region', { name: 'Step by step' }).getByRole('listitem');
    assert.ok((await steps.count()) >= 14);
    const token = steps.filter({ has: page.getByRole('heading', { name: 'Sign-in for Microsoft Graph' }) });
    assert.match((await token.textContent()) ?? '', /Well · \d+ ms.*Microsoft gave a token for Graph\./);
    await page.getByText(/All \d+ steps are well|steps (is|are) not well/).waitFor();
    await window.picture('diagnosis');
  });

  it('names a secret that Microsoft does not know, with its code, and skips what needs a token', async () => {
    const { entra } = on.desk().sandbox!.cloud;
    const [profile] = await on.desk().stored().profiles.all();
    entra.expireSecret(profile!.clientId, 'sandbox-secret');
    const { page } = await on.open('/setup/diagnosis', 'Ada Okafor');
    await page.getByRole('button', { name: 'Run diagnosis' }).click();
    const steps = page.getByRole('region', { name: 'Step by step' }).getByRole('listitem');
    const token = steps.filter({ has: page.getByRole('heading', { name: 'Sign-in for Microsoft Graph' }) });
    await token.getByText('Code: secret-expired').waitFor();
    await steps.filter({ hasText: 'Not looked at' }).first().waitFor();
    await page.getByText(/steps (is|are) not well/).waitFor();
  });

  it('tells German readers in German what it found and what to do, and what came of a test of a profile', async () => {
    const { entra } = on.desk().sandbox!.cloud;
    const [profile] = await on.desk().stored().profiles.all();
    entra.expireSecret(profile!.clientId, 'sandbox-secret');
    const window = await on.open('/setup/diagnosis', 'Ada Okafor');
    const { page } = window;
    await window.heading('Diagnosis');
    await page.goto(`${on.desk().server.url}/tab/setup/diagnosis?locale=de`);
    await page.getByRole('button', { name: 'Diagnose starten' }).click();
    const steps = page.getByRole('region', { name: 'Schritt für Schritt' }).getByRole('listitem');
    const step = (name: string) => steps.filter({ has: page.getByRole('heading', { name, exact: true }) });
    const token = step('Anmeldung für Microsoft Graph');
    await token.getByText(`Das Geheimnis von „${profile!.name}“ ist abgelaufen (AADSTS7000222).`).waitFor();
    await token.getByText('Die Administration erzeugt in Entra ein neues und trägt es ein.').waitFor();
    await step('Profil für Teams').getByText(`Teams nutzt „${profile!.name}“.`).waitFor();
    await step('Uhr').getByText('Erst muss „Anmeldung für Microsoft Graph“ in Ordnung sein.').waitFor();
    assert.doesNotMatch((await steps.allTextContents()).join('\n'), /\b(the|is|and|not|of)\b/);
    await page.getByRole('button', { name: 'Profil testen' }).first().click();
    await page.getByText(`„${profile!.name}“ hat nicht bestanden: Das Geheimnis von`).waitFor();
  });
});
