import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { people } from '../testing/contoso.ts';
import { framedApp } from '../testing/framed-app.ts';

/** Runs a line in the tab, where `teams` is the real library. */
const run = (frame: Frame, line: string) => frame.evaluate(line);

/** What a call rejects with, or what it answered after all. */
const refusal = (call: string) =>
  `Promise.resolve().then(() => ${call}).then((given) => ({ given }), (error) => JSON.parse(JSON.stringify({ code: error.errorCode, message: error.message })))`;

describe('what a tab asks of Teams with teams-js', function () {
  this.timeout(60_000);
  const app = framedApp();
  const shared = () => app().page.getByTestId('tab-surface').getAttribute('data-shared');

  it('says what it supports, and nothing that it does not', async () => {
    const tab = await app().openTab();
    const answer = await run(
      tab,
      `Object.fromEntries(Object.entries({
        pages: teams.pages, backStack: teams.pages.backStack, currentApp: teams.pages.currentApp, config: teams.pages.config,
        tabs: teams.pages.tabs, appButton: teams.pages.appButton, fullTrust: teams.pages.fullTrust, clipboard: teams.clipboard,
        dialog: teams.dialog, url: teams.dialog.url, bot: teams.dialog.url.bot, messages: teams.dialog.url.parentCommunication,
        update: teams.dialog.update, card: teams.dialog.adaptiveCard, people: teams.people, chat: teams.chat, mail: teams.mail,
        calendar: teams.calendar, call: teams.call, stageView: teams.stageView, profile: teams.profile, search: teams.search,
        sharing: teams.sharing, webStorage: teams.webStorage, location: teams.geoLocation, barCode: teams.barCode, menus: teams.menus,
        nestedAppAuth: { isSupported: teams.nestedAppAuth.isNAAChannelRecommended },
      }).map(([name, part]) => [name, part.isSupported()]).filter(([, isSupported]) => isSupported))`,
    );
    const yes = ['pages', 'backStack', 'currentApp', 'clipboard', 'dialog', 'url', 'bot', 'messages', 'update'];
    assert.deepEqual(answer, Object.fromEntries(yes.map((name) => [name, true])));
  });

  it('refuses every call that it has no answer to, in the library’s own way, and never leaves one waiting', async () => {
    const tab = await app().openTab();
    const notSupported = { code: 100 };
    for (const call of [
      'teams.people.selectPeople()',
      'teams.pages.tabs.getTabInstances()',
      "teams.chat.openChat({ user: 'a@b.example' })",
    ])
      assert.deepEqual(await run(tab, refusal(call)), notSupported, call);
    const raw = (func: string) => `new Promise((resolve) => {
      const id = 1e6, uuidAsString = crypto.randomUUID();
      addEventListener('message', ({ data }) => data.uuidAsString === uuidAsString && resolve(data.args));
      parent.postMessage({ id, uuidAsString, func: '${func}', args: [] }, '*');
    })`;
    const unknown = (func: string) => `This Teams does not know ${func}.`;
    assert.deepEqual(await run(tab, raw('calendar.composeMeeting')), [false, unknown('calendar.composeMeeting')]);
    assert.deepEqual(await run(tab, raw('people.selectPeople')), [{ errorCode: 100, message: unknown('people.selectPeople') }]);
    assert.deepEqual(await run(tab, raw('constructor')), [{ errorCode: 100, message: unknown('constructor') }]);
    assert.deepEqual(await run(tab, raw('pages.currentApp.navigateTo')), [
      { errorCode: 500, message: "Cannot destructure property 'pageId' of 'undefined' as it is undefined." },
    ]);
  });

  it('goes to another page of the app, to its first, back, and nowhere that is not there', async () => {
    const { openTab, frame, page } = app();
    const home = await openTab();
    const current = page.locator('[data-testid=app-tab][aria-current]');
    await run(home, "void teams.pages.currentApp.navigateTo({ pageId: 'other', subPageId: '/deep' })");
    await current.getByText('Other').waitFor();
    const other = await frame('/tab');
    await other.waitForURL('**/tab?page=other');
    assert.deepEqual(await run(other, 'ready.then(() => teams.app.getContext()).then(({ page }) => [page.id, page.subPageId])'), [
      'other',
      '/deep',
    ]);
    assert.deepEqual(await run(other, refusal("teams.pages.currentApp.navigateTo({ pageId: 'gone' })")), {
      code: 4000,
      message: 'This app has no such tab here.',
    });
    assert.deepEqual(await run(other, refusal("teams.pages.navigateToApp({ appId: 'another-app', pageId: 'other' })")), {
      message: 'This app has no such tab here.',
    });
    await run(other, 'void teams.pages.currentApp.navigateToDefaultPage()');
    await current.getByText('Home').waitFor();
    const again = await frame('/tab');
    await again.waitForURL('**/tab?page=home');
    await run(again, 'ready.then(() => void teams.pages.backStack.navigateBack())');
    await page.getByTestId('compose').waitFor();
  });

  it('opens links: its own inside, ordinary ones in a window, and no script', async () => {
    const { openTab, page, context, own } = app();
    const tab = await openTab();
    const [opened] = await Promise.all([context.waitForEvent('page'), run(tab, `teams.app.openLink('${own.origin}/plain')`)]);
    await opened.getByRole('heading', { name: 'Plain page' }).waitFor();
    assert.equal(await opened.evaluate('window.opener'), null);
    await opened.close();
    assert.deepEqual(await run(tab, refusal("teams.app.openLink('javascript:alert(1)')")), {
      message: 'Teams does not open this link.',
    });
    const id = 'dddddddd-0000-4000-8000-000000000004';
    await run(tab, `void teams.app.openLink('https://teams.microsoft.com/l/entity/${id}/other')`);
    await page.locator('[data-testid=app-tab][aria-current]').getByText('Other').waitFor();
  });

  it('crosses to another page only where the manifest names it', async () => {
    const { openTab, page, own, foreign } = app();
    const tab = await openTab();
    assert.deepEqual(await run(tab, refusal(`teams.pages.navigateCrossDomain('${foreign.origin}/plain')`)), {
      message: 'Cross-origin navigation is only supported for URLs matching the pattern registered in the manifest.',
    });
    await run(tab, `void teams.pages.navigateCrossDomain('${own.origin}/plain')`);
    await page
      .frameLocator('[data-testid=tab-frame]')
      .getByRole('heading', { name: 'Plain page', includeHidden: true })
      .waitFor({ state: 'attached' });
  });

  it('tells the tab how it is set up, and shares links with the address of the frame that is shown', async () => {
    const { openTab, own } = app();
    const tab = await openTab();
    const websiteUrl = `${own.origin}/web`;
    const contentUrl = `${own.origin}/tab?page=home`;
    assert.deepEqual(await run(tab, 'teams.pages.getConfig()'), {
      entityId: 'home',
      contentUrl,
      websiteUrl,
      suggestedDisplayName: 'Home',
    });
    const share = async (more = '') => {
      await run(tab, `teams.pages.shareDeepLink({ subPageId: '/x', subPageLabel: 'X' ${more} })`);
      await app().page.getByTestId('toast').last().getByText('Link to “X” copied.').waitFor();
      return new URL((await shared())!).searchParams;
    };
    assert.equal((await share()).get('webUrl'), websiteUrl);
    assert.equal((await share(", subPageWebUrl: 'https://desk.example/x'")).get('webUrl'), 'https://desk.example/x');
    await run(tab, `teams.pages.setCurrentFrame({ contentUrl: '${contentUrl}', websiteUrl: '${own.origin}/deeper' })`);
    const link = await share();
    assert.equal(link.get('webUrl'), `${own.origin}/deeper`);
    assert.equal(link.get('context'), '{"subEntityId":"/x"}');
    assert.deepEqual(await run(tab, refusal('teams.pages.config.setConfig({ contentUrl: location.href })')), { code: 100 });
  });

  it('puts text on the clipboard and reads it; says so when the browser does not let it', async () => {
    const { openTab, context } = app();
    const tab = await openTab();
    await tab.getByRole('heading').click();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await run(tab, "teams.clipboard.write(new Blob(['Grüße'], { type: 'text/plain' }))");
    assert.equal(await run(tab, 'teams.clipboard.read().then((blob) => blob.text())'), 'Grüße');
    await context.clearPermissions();
    await context.grantPermissions([]);
    assert.equal(((await run(tab, refusal('teams.clipboard.read()'))) as { code: number }).code, 1000);
  });

  it('says who is signed in, and refuses when Teams has no token', async () => {
    const { openTab, sandbox } = app();
    const tab = await openTab();
    const { ada } = people;
    assert.deepEqual(await run(tab, 'teams.authentication.getUser().then(({ oid, tid, name }) => ({ oid, tid, name }))'), {
      oid: ada.aadObjectId,
      tid: ada.entraTenantId,
      name: ada.name,
    });
    sandbox.switches.set({ tabSignIn: 'fails' });
    assert.deepEqual(await run(tab, refusal('teams.authentication.getUser()')), {
      message: 'Error returned, code = 1000, message = resourceDisabled',
    });
    assert.deepEqual(await run(tab, refusal('teams.authentication.getAuthToken()')), { message: 'resourceDisabled' });
  });

  it('opens no window for signing in over http: teams-js refuses such an address before Teams hears of it', async () => {
    const tab = await app().openTab();
    const call = "teams.authentication.authenticate({ url: location.origin + '/sign-in' })";
    assert.deepEqual(await run(tab, refusal(call)), { message: 'Url should be a valid https url' });
    assert.equal(app().context.pages().length, 1);
  });

  it('hands the focus on to what stands beside the tab', async () => {
    const { openTab, page } = app();
    const tab = await openTab();
    await tab.getByRole('button', { name: 'Open dialog' }).focus();
    await run(tab, 'teams.pages.returnFocus(false)');
    await page.locator('#tab-back:focus').waitFor();
    await run(tab, 'teams.pages.returnFocus(true)');
    await page.locator('#pane-buttons button:focus').waitFor();
  });
});
