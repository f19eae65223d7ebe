import assert from 'node:assert/strict';
import { tabDesk } from '../../test/browser/tab-desk.ts';
import { TabWindow } from '../../test/browser/tab-window.ts';
import { views } from '../shell/views.ts';

const widths = [1280, 320];
const themes = ['default', 'dark', 'contrast'] as const;
type ThemeName = (typeof themes)[number];

/** Menus and messages of Fluent's lie beside every landmark, and keep the focus with hidden elements that hand it on at once: both is meant so. */
const ofPopups = /^region:|^aria-hidden-focus: (<i tabindex="0" role="none" data-tabster-dummy[^|]*( \| )?)+$/;

/** What an open menu half covers is no target meanwhile; how much it covers depends on how the words of the day wrap. Every page is looked at without one as well. */
const underMenu = /^target-size: /;

/** By how much the page is wider than its window, and the content than its place. */
const overflow = () => {
  const content = document.getElementById('content')!;
  return [document.documentElement.scrollWidth - document.documentElement.clientWidth, content.scrollWidth - content.clientWidth];
};

async function faultsOf(window: TabWindow): Promise<unknown[]> {
  const frame = window.frame();
  // What is still fading in has not its own colours yet.
  await frame.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  const [wide, inside] = await frame.evaluate(overflow);
  const tooWide = wide! > 0 || inside! > 0 ? [`wider than its place by ${wide} and ${inside} pixels`] : [];
  return [...(await window.faults({ tabAlone: true })), ...tooWide];
}

describe('every page of the tab', function () {
  this.timeout(600_000);
  const { desk, browser, open, at } = tabDesk();

  /** A window in this theme: high contrast is what Teams says, the others what a browser says as well. */
  async function inTheme(theme: ThemeName, person: string, viewport: { width: number; height: number }): Promise<TabWindow> {
    const inTeams = theme === 'contrast';
    const window = inTeams ? await TabWindow.inTeams(browser(), desk(), person, viewport) : await open('/', person, viewport);
    if (inTeams) await window.wear('Contrast');
    else await window.page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
    await window.tab.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' });
    await window.tab.getByRole('heading', { level: 1 }).waitFor();
    return window;
  }

  /** The pages of the list with real records in the place of their parameters, by who opens them. */
  async function addresses(): Promise<{ [person: string]: string[] }> {
    const stored = desk().stored();
    const [entry] = await stored.timeEntries.ofWork((await stored.tickets.byNumber(1001))!._id, { limit: 1 });
    const [profile] = await stored.profiles.all();
    const [delivery] = await stored.deliveries.list({}, { limit: 1 });
    const records = [
      await at('ticket', 1001),
      await at('task', 1041),
      await at('approval', 1053),
      `/records/time-entry/${entry!._id}`,
      `/records/contact/${(await stored.tickets.byNumber(1001))!.contact!.id}`,
      `/records/client/${(await stored.tickets.byNumber(1001))!.client!.id}`,
      `/records/member/${(await stored.members.active())[0]!._id}`,
      '/records/ticket/gone',
    ];
    const ids: { [folder: string]: string | undefined } = { profiles: profile?._id, deliveries: delivery?._id };
    const paths = views.flatMap(({ path, nav }) => {
      const isSetup = path.startsWith('/setup') || nav?.grant === 'desk.administer';
      const folder = path.split('/')[2] ?? '';
      const all = path.startsWith('/records/') ? records : [path.replace(':id', ids[folder] ?? 'gone')];
      return all.map((one) => ({ path: one, person: isSetup ? 'Ada Okafor' : 'Tess Morgan' }));
    });
    const decides = ['/', '/approvals', await at('approval', 1053)].map((path) => ({ path, person: 'Arno Lindqvist' }));
    const notices = ['/notices?show=settings', '/notices?kind=escalation'];
    const filtered = [...notices, '/search?kind=ticket&who=me', '/search?q=nothing-fits-this', '/time?week=2020-01-01'];
    const more = filtered.map((path) => ({ path, person: 'Tess Morgan' }));
    return Object.fromEntries(
      [...Map.groupBy([...paths, ...decides, ...more], ({ person }) => person)].map(([person, all]) => [
        person,
        all.map(({ path }) => path),
      ]),
    );
  }

  for (const theme of themes)
    for (const width of widths)
      it(`has no accessibility fault and no sideways scrolling in the ${theme} theme at ${width} pixels`, async () => {
        const found: { [page: string]: unknown[] } = {};
        for (const [person, paths] of Object.entries(await addresses())) {
          const window = await inTheme(theme, person, { width, height: 800 });
          for (const path of paths) {
            await window.go(path);
            await window.picture(`page${path.replace(/\W+/g, '-').slice(0, 40)}-${theme}-${width}-${person.split(' ')[0]}`);
            const faults = await faultsOf(window);
            if (faults.length > 0) found[`${person} ${path}`] = faults;
          }
          if (theme === 'contrast') await window.close();
        }
        assert.deepEqual(found, {});
      });

  for (const theme of themes)
    it(`has no accessibility fault in its forms, menus and messages in the ${theme} theme`, async () => {
      const found: { [what: string]: unknown[] } = {};
      const window = await inTheme(theme, 'Tess Morgan', { width: 320, height: 800 });
      await window.go(await at('ticket', 1008));
      await window.heading(/#1008/);
      const { tab: page } = window;
      const look = async (what: string) => {
        await window.picture(`open-${what.replace(/\W+/g, '-')}-${theme}`);
        const faults = (await faultsOf(window)).filter(
          (fault) => !ofPopups.test(String(fault)) && !(what === 'menu' && underMenu.test(String(fault))),
        );
        if (faults.length > 0) found[what] = faults;
      };
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem').first().waitFor();
      await look('menu');
      await window.page.keyboard.press('Escape');
      for (const name of ['Assign', 'Change status', 'Log time']) {
        await page.getByRole('button', { name, exact: true }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).waitFor();
        await look(name);
        if (name === 'Log time') {
          await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
          await page.locator('[aria-invalid=true]').waitFor();
          await look('a form with a mistake');
        }
        await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await page.getByRole('radio', { name: 'Reply to contact' }).check();
      await page.getByRole('textbox', { name: /^Reply that/ }).fill('On its way');
      await look('a reply');
      await page.getByRole('button', { name: /^Send to/ }).click();
      await page.getByTestId('held').waitFor();
      await look('a held reply');
      await page.getByRole('button', { name: 'Cancel reply' }).click();
      await page
        .getByText(/is cancelled/)
        .first()
        .waitFor();
      await look('a message');
      if (theme === 'contrast') await window.close();
      assert.deepEqual(found, {});
    });
});
