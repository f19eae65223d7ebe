import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../../sandbox/testing/browser.ts';
import { type DeskInTeams, deskInTeams } from '../teams/desk-fixture.ts';
import { TabWindow } from './tab-window.ts';
import { tabForTests } from './teams-window.ts';
import { startTlsProxy, type TlsProxy } from './tls-proxy.ts';

/** teams-js opens a window over https alone, so the desk and the sandbox's Teams stand behind https here. */
describe('the tab’s own question for consent, over https', function () {
  this.timeout(120_000);
  let browser: Browser;
  let desk: DeskInTeams;
  let proxies: TlsProxy[];
  let window: TabWindow;
  /** The addresses of the windows that were asked for. */
  let asked: URL[];
  before(async () => {
    browser = await startBrowser();
    const tab = tabForTests();
    await tab;
    const [server, teams] = await Promise.all([startTlsProxy(), startTlsProxy()]);
    proxies = [server, teams];
    desk = await deskInTeams({ tab, publicUrl: server.origin });
    const sandbox = new URL(desk.sandbox!.url).origin;
    server.leadTo({ target: desk.server.url, names: { [sandbox]: teams.origin } });
    teams.leadTo({ target: sandbox, hidesOrigin: true });
  });
  after(async () => {
    await browser.close();
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await desk.close();
  });
  beforeEach(async () => {
    const { consents, apps } = desk.sandbox!.cloud.entra.directory;
    for (const { entraTenantId, appId } of apps()) consents.revoke({ entraTenantId, appId, resource: appId });
  });
  afterEach(async () => {
    desk.sandbox!.switches.set({ tabSignIn: 'works' });
    desk.sandbox!.faults.clear();
    await window?.close();
  });

  async function open(): Promise<void> {
    const sandbox = { ...desk.sandbox!, url: `${proxies[1]!.origin}/` };
    window = await TabWindow.inTeams(browser, { ...desk, sandbox });
    asked = [];
    window.context.on('request', (request) => {
      const url = new URL(request.url());
      if (request.isNavigationRequest() && url.pathname.startsWith('/tab/consent/')) asked.push(url);
    });
    await window.heading('Deskhand needs your consent once');
  }
  /** Presses a button of the tab and waits for the window that it opens, at Microsoft's question. */
  async function ask(button: string): Promise<Page> {
    const opening = window.context.waitForEvent('page');
    await window.tab.getByRole('button', { name: button }).click();
    const popup = await opening;
    await popup.getByRole('button', { name: 'Accept as Tess Morgan' }).waitFor();
    return popup;
  }
  async function answerWith(popup: Page, button: string): Promise<void> {
    const closing = popup.waitForEvent('close');
    await popup.getByRole('button', { name: button, exact: true }).click();
    await closing;
  }
  const goOn = async () => {
    await answerWith(await ask('Sign in with Microsoft'), 'Accept as Tess Morgan');
    await window.heading('My work');
  };

  describe('where Teams has no token before it', () => {
    beforeEach(async () => {
      desk.sandbox!.switches.set({ tabSignIn: 'window' });
      await open();
    });

    it('signs in when it is given', async () => {
      await answerWith(await ask('Continue'), 'Accept as Tess Morgan');
      await window.heading('My work');
      const given = desk.sandbox!.cloud.entra.directory.consents.list().filter(({ userId }) => userId === desk.person('tess'));
      assert.deepEqual(
        given.map(({ permission }) => permission),
        ['access_as_user'],
      );
      assert.deepEqual(
        asked.map(({ searchParams }) => [...searchParams.keys()]),
        [['clientId']],
      );
    });

    it('says that nobody is signed in when it is declined, and can be given after all', async () => {
      await answerWith(await ask('Continue'), 'Cancel');
      await window.heading('You are not signed in');
      await goOn();
    });

    it('says the same when the window is closed', async () => {
      await (await ask('Continue')).close();
      await window.heading('You are not signed in');
      await goOn();
    });

    it('says that the window was blocked, and how to go on', async () => {
      await window.page.evaluate('globalThis.reallyOpen = open; globalThis.open = () => null;');
      await window.tab.getByRole('button', { name: 'Continue' }).click();
      await window.heading('The window did not open');
      await window.picture('tab-consent-blocked');
      assert.deepEqual(await window.faults(), []);
      await window.page.evaluate('globalThis.open = globalThis.reallyOpen;');
      await goOn();
    });
  });

  describe('where teamsfx gets the token that it wants first', () => {
    beforeEach(async () => {
      const body = { refused: 'invalid_grant: AADSTS65001: consent_required', reason: 'window' };
      // The tab asks silently, and again after the click; the third to ask is teamsfx.
      desk.sandbox!.faults.add({ route: 'teams.getAuthToken', status: 403, body, times: 2 });
      await open();
    });
    const byTeamsfx = ['clientId', 'scope', 'loginHint'];

    it('is asked through teamsfx, and signs in', async () => {
      await answerWith(await ask('Continue'), 'Accept as Tess Morgan');
      await window.heading('My work');
      assert.deepEqual(
        asked.map(({ searchParams }) => [...searchParams.keys()]),
        [byTeamsfx],
      );
      assert.match(asked[0]!.searchParams.get('scope')!, /access_as_user/);
      assert.equal(asked[0]!.searchParams.get('loginHint'), 'tess.morgan@northwind.example');
    });

    it('is asked once: no second window opens when it is declined', async () => {
      await answerWith(await ask('Continue'), 'Cancel');
      await window.heading('You are not signed in');
      assert.equal(asked.length, 1);
      await window.tab.getByRole('button', { name: 'Sign in with Microsoft' }).click();
      await window.heading('My work');
    });
  });
});
