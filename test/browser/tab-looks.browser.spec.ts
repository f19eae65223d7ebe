import assert from 'node:assert/strict';
import { tabDesk } from './tab-desk.ts';
import { TabWindow } from './tab-window.ts';

const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

describe('the tab’s frame', function () {
  this.timeout(120_000);
  const { desk, browser } = tabDesk();

  for (const theme of ['Light', 'Dark', 'Contrast'] as const)
    for (const width of [1280, 320])
      it(`has no accessibility fault in Teams in the ${theme.toLowerCase()} theme at ${width} pixels`, async () => {
        const window = await TabWindow.inTeams(browser(), desk(), 'Ada Okafor', { width, height: 800 });
        await window.heading('My work');
        await window.wear(theme);
        const name = { Light: 'default', Dark: 'dark', Contrast: 'contrast' }[theme];
        await window.tab.locator(`html[data-theme=${name}]`).waitFor({ state: 'attached' });
        await window.tab.getByRole('heading', { name: 'Due today' }).waitFor();
        await window.picture(`tab-${name}-${width}`);
        assert.deepEqual(await window.faults(), []);
        const frame = window.page.frames().find((one) => one.url().includes('/tab/'))!;
        assert.equal(await frame.evaluate(overflow), 0);
        if (width === 320) {
          await window.tab.getByRole('link', { name: 'More' }).click();
          await window.heading('More');
          assert.deepEqual(await window.faults(), []);
          await window.picture(`tab-more-${name}-${width}`);
        }
        await window.close();
      });

  for (const [kind, options] of [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['forced', { forcedColors: 'active' }],
  ] as const)
    for (const width of [1280, 320])
      it(`has no accessibility fault in a browser with ${kind} colours at ${width} pixels, signed out, in and lost`, async () => {
        const viewport = { width, height: 800 };
        const window = await TabWindow.inBrowser(browser(), desk(), '/tab/nowhere', { viewport, ...options });
        await window.heading('Sign in to Deskhand');
        assert.deepEqual(await window.faults(), []);
        await window.picture(`tab-sign-in-${kind}-${width}`);
        await window.signIn();
        await window.heading('There is no such page');
        assert.deepEqual(await window.faults(), []);
        assert.equal(await window.page.evaluate(overflow), 0);
        await window.picture(`tab-lost-${kind}-${width}`);
        await window.close();
      });

  it('can be worked by keyboard: past the navigation to the content, and to another page', async () => {
    const window = await TabWindow.inBrowser(browser(), desk());
    await window.signIn();
    await window.heading('My work');
    const { page } = window;
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to the content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), 'content');
    const link = page.getByRole('link', { name: /#1\d{3}/ }).first();
    await link.focus();
    await page.keyboard.press('Enter');
    await window.heading(/#1\d{3}/);
    assert.equal(await page.evaluate('document.activeElement.id'), 'content', 'a new page has the focus');
    await window.close();
  });

  it('speaks the made-up language throughout, and stands the other way round from right to left', async () => {
    const window = await TabWindow.inBrowser(browser(), desk(), '/tab/nowhere?locale=ar-XB', {
      viewport: { width: 1280, height: 800 },
    });
    await window.page.locator('html[dir=rtl]').waitFor({ state: 'attached' });
    const all = '[...document.querySelectorAll("main :is(h1, h2, button)")].map((one) => one.textContent)';
    const words = await window.page.evaluate<string[]>(all);
    assert.ok(words.length > 1);
    for (const word of words) assert.match(word, /^\[.*·+\]$/);
    await window.picture('tab-rtl');
    await window.close();
  });
});
