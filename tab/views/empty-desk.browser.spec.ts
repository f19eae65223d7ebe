import assert from 'node:assert/strict';
import { tabDesk } from '../../test/browser/tab-desk.ts';
import { emptied } from '../../test/teams/emptied-desk.ts';
import { views } from '../shell/views.ts';

describe('the tab of a desk on its first day', function () {
  this.timeout(240_000);
  const on = tabDesk();

  it('says on every page what there is not, without a fault', async () => {
    await emptied(on.desk());
    const window = await on.open('/', 'Ada Okafor', { width: 320, height: 800 });
    const { page } = window;
    const found: { [path: string]: unknown[] } = {};
    const paths = [
      ...views.map(({ path }) => path).filter((path) => !path.includes(':')),
      '/search?kind=client',
      '/search?kind=ticket',
    ];
    for (const path of paths) {
      await page.evaluate((to) => {
        history.pushState({ depth: 0 }, '', `/tab${to}`);
        dispatchEvent(new PopStateEvent('popstate'));
      }, path);
      await page.locator('main h1').first().waitFor();
      await page.waitForFunction(() => !document.querySelector('main .fui-Skeleton, main .fui-Spinner'));
      await window.picture(`empty${path.replace(/\W+/g, '-')}`);
      const faults = await window.faults();
      const text = (await page.locator('main').textContent()) ?? '';
      if (/undefined|NaN|\[object/.test(text)) faults.push(text);
      if (faults.length > 0) found[path] = faults;
    }
    assert.deepEqual(found, {});
  });

  it('opens the first ticket without a client', async () => {
    const { page } = await on.open('/', 'Ada Okafor');
    await page.getByRole('button', { name: 'New ticket' }).first().click();
    await page.getByRole('dialog').getByLabel('Title').fill('The first');
    await page.getByRole('dialog').getByRole('button', { name: 'New ticket' }).click();
    await page.getByText(/Opened #\d+ “The first”/).waitFor();
  });
});
