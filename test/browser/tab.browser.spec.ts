import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../sandbox/testing/browser.ts';
import { type DeskInTeams, deskInTeams } from '../teams/desk-fixture.ts';
import { TabWindow } from './tab-window.ts';
import { tabForTests } from './teams-window.ts';

describe('the tab', function () {
  this.timeout(120_000);
  let browser: Browser;
  let desk: DeskInTeams;
  let window: TabWindow | undefined;
  before(async () => {
    browser = await startBrowser();
    const tab = tabForTests();
    await tab;
    desk = await deskInTeams({ tab });
  });
  after(async () => {
    await browser.close();
    await desk.close();
  });
  afterEach(async () => {
    desk.sandbox!.switches.set({ tabSignIn: 'works' });
    desk.sandbox!.faults.clear();
    const open = window;
    window = undefined;
    await open?.close();
  });
  const ticket = async (number: number, tenant: 'northwind' | 'fabrikam' = 'northwind') =>
    (await desk.stored(tenant).tickets.byNumber(number))!;

  it('opens in Teams with the person signed in, and as another person when another sits down', async () => {
    window = await TabWindow.inTeams(browser, desk);
    await window.heading('My work');
    await window.page.locator('[data-testid=tab-surface][data-state=ready]').waitFor();
    await window.picture('tab-in-teams');
    await window.page.getByTestId('person').filter({ hasText: 'Theo Alvarez' }).click();
    await window.page.locator('[data-testid=tab-surface][data-state=ready]').waitFor();
    await window.heading('My work');
  });

  it('wears Teams’ theme, and changes with it while it is open', async () => {
    window = await TabWindow.inTeams(browser, desk);
    await window.heading('My work');
    for (const [button, theme] of [
      ['Dark', 'dark'],
      ['Contrast', 'contrast'],
      ['Light', 'default'],
    ] as const) {
      await window.wear(button);
      await window.tab.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' });
    }
  });

  it('opens a notice of the activity feed on its record, and goes back with Teams’ own button', async () => {
    window = await TabWindow.inTeams(browser, desk);
    await window.heading('My work');
    desk.advance(61_000);
    await desk.say('dana', 'assign ticket 1004 to tess');
    await desk.core.notices.drain();
    await window.page.getByTestId('pane-feed').click();
    await window.page.getByTestId('feed-item').first().click();
    await window.heading(/#1004/);
    await window.tab.getByRole('link', { name: 'My work' }).click();
    await window.heading('My work');
    await window.page.getByTestId('tab-back').click();
    await window.heading(/#1004/);
    await window.page.getByTestId('tab-back').click();
    await window.page.getByTestId('compose').waitFor();
  });

  it('hands a link on through Teams that leads back to the same record', async () => {
    window = await TabWindow.inTeams(browser, desk);
    const { _id } = await ticket(1001);
    await window.heading('My work');
    await window.tab.getByRole('link', { name: /#1001/ }).first().click();
    await window.heading(/#1001/);
    await window.tab.getByRole('button', { name: 'Copy link' }).click();
    const surface = window.page.getByTestId('tab-surface').and(window.page.locator('[data-shared^=http]'));
    const link = new URL((await surface.getAttribute('data-shared'))!);
    assert.deepEqual(JSON.parse(link.searchParams.get('context')!), { subEntityId: `/records/ticket/${_id}` });
  });

  it('asks for consent once, says so when it is declined, and goes on when it is given', async () => {
    desk.sandbox!.switches.set({ tabSignIn: 'consent' });
    window = await TabWindow.inTeams(browser, desk);
    await window.heading('Deskhand needs your consent once');
    await window.tab.getByRole('button', { name: 'Continue' }).click();
    await window.page.getByTestId('consent-cancel').click();
    await window.heading('You are not signed in');
    await window.picture('tab-declined');
    await window.tab.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await window.page.getByTestId('consent-accept').click();
    await window.heading('My work');
  });

  it('says that Teams gave no sign-in, and tries again when asked', async () => {
    desk.sandbox!.switches.set({ tabSignIn: 'fails' });
    window = await TabWindow.inTeams(browser, desk);
    await window.heading('Signing in did not work');
    desk.sandbox!.switches.set({ tabSignIn: 'works' });
    await window.tab.getByRole('button', { name: 'Try again' }).click();
    await window.heading('My work');
  });

  it('does not let in who is no member, and says who can mend it', async () => {
    window = await TabWindow.inTeams(browser, desk, 'Gus Ferreira');
    await window.heading('You cannot get in');
    const text = await window.tab.locator('main').textContent();
    assert.match(text ?? '', /Northwind IT Services/);
    assert.doesNotMatch(text ?? '', /#\d{4}/);
    await window.picture('tab-refused');
  });

  it('tells German readers in German why they are not let in', async () => {
    window = await TabWindow.inBrowser(browser, desk, '/tab', { locale: 'de-DE' });
    await window.page.getByRole('button', { name: /Northwind IT Services/ }).click();
    await window.page.getByRole('button', { name: 'Accept as Gus Ferreira' }).click();
    await window.heading('Sie kommen hier nicht hinein');
    const text = await window.page.locator('main').textContent();
    assert.match(text ?? '', /Für Northwind IT Services .*\. (Nur Mitglieder|Bitten Sie|Schreiben Sie)/);
  });

  it('does not let in an organisation that has no desk here', async () => {
    const elsewhere = 'dddddddd-0000-4000-8000-00000000000d';
    const appId = 'dddddddd-0000-4000-8000-0000000000aa';
    const user = { id: 'dddddddd-0000-4000-8000-000000000001', displayName: 'Max Fremd', userPrincipalName: 'max@fremd.example' };
    const { cloud } = desk.sandbox!;
    cloud.seed({ id: elsewhere, domain: 'fremd.example', users: [user], apps: [{ appId }] });
    const token = await cloud.entra.tabToken(elsewhere, appId, user.id);
    window = await TabWindow.inBrowser(browser, desk, '/nowhere');
    await window.page.route('**/api/tab/token', (route) => route.fulfill({ json: { token } }));
    await window.page.goto(desk.sandbox!.url);
    await window.page.getByTestId('app-tab').filter({ hasText: 'Work' }).click();
    await window.page.frameLocator('[data-testid=tab-frame]').getByRole('heading', { name: 'You cannot get in' }).waitFor();
  });

  it('tells an unknown page, a record that is gone and one of another desk apart from a fault', async () => {
    const foreign = await ticket(1001, 'fabrikam');
    window = await TabWindow.inBrowser(browser, desk, '/tab/nowhere/at-all');
    await window.signIn();
    await window.heading('There is no such page');
    assert.equal(new URL(window.page.url()).pathname, '/tab/nowhere/at-all');
    const texts: (string | null)[] = [];
    for (const id of ['gone', 'no-such-record', foreign._id]) {
      await window.page.goto(`${desk.server.url}/records/ticket/${id}`);
      await window.heading('This record is not here');
      texts.push(await window.page.locator('main').textContent());
    }
    assert.equal(new Set(texts).size, 1, 'nothing is said of whether it is there');
    await window.picture('tab-gone');
    await window.page.getByRole('button', { name: 'Go to my work' }).click();
    await window.heading('My work');
  });

  it('signs in at Microsoft in a plain browser, comes back to the page that was wanted, and stays in after loading anew', async () => {
    const { _id } = await ticket(1001);
    window = await TabWindow.inBrowser(browser, desk, `/records/ticket/${_id}`);
    await window.signIn();
    await window.heading(/#1001/);
    assert.equal(new URL(window.page.url()).pathname, `/tab/records/ticket/${_id}`);
    await window.page.reload();
    await window.heading(/#1001/);
    const kept = await window.page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    assert.doesNotMatch(String(kept), /eyJ|sbx_/, 'no token is kept');
    await window.page.getByRole('button', { name: 'Sign out' }).click();
    await window.heading('Sign in to Deskhand');
  });

  it('says that the sign-in was cancelled, and takes no answer that nobody asked for', async () => {
    window = await TabWindow.inBrowser(browser, desk);
    await window.page.getByRole('button', { name: /Northwind/ }).click();
    await window.page.getByRole('button', { name: 'Cancel' }).click();
    await window.heading('You are not signed in');
    await window.page.goto(`${desk.server.url}/tab/signed-in?code=stolen&state=guessed`);
    await window.heading('Signing in did not work');
  });

  it('asks to sign in again when the session has ended for good', async () => {
    window = await TabWindow.inBrowser(browser, desk);
    await window.signIn();
    await window.heading('My work');
    const work = window.page.getByRole('link', { name: /#1\d{3}/ }).first();
    await work.waitFor();
    desk.sandbox!.faults.add({ route: 'entra.*', status: 503, times: 100 });
    desk.advance(2 * 3_600_000);
    await work.click();
    await window.heading('Your session has ended');
    await window.picture('tab-session-ended');
  });

  it('says when the server is away, keeps what is on the screen, and goes on by itself', async () => {
    window = await TabWindow.inBrowser(browser, desk);
    await window.signIn();
    await window.heading('My work');
    await window.page
      .getByRole('link', { name: /#1\d{3}/ })
      .first()
      .waitFor();
    await window.context.setOffline(true);
    await window.page.getByTestId('offline').waitFor();
    assert.ok((await window.page.getByRole('link', { name: /#1\d{3}/ }).count()) > 0);
    await window.picture('tab-offline');
    await window.context.setOffline(false);
    await window.page.getByTestId('offline').waitFor({ state: 'detached' });
  });

  it('follows what others change while it is open', async () => {
    window = await TabWindow.inTeams(browser, desk);
    await window.heading('My work');
    await window.tab.getByRole('link', { name: /#1002/ }).first().click();
    await window.heading(/#1002/);
    await desk.say('dana', 'priority 1002 urgent');
    await window.tab.getByText('Urgent').first().waitFor();
  });
});
