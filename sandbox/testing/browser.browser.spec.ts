import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { faultsIn, faultsOf, startBrowser } from './browser.ts';

const pageWith = (title: string, content: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><body><main><h1>${title}</h1>${content}</main></body></html>`;
const framed = (title: string, content: string, look = '') =>
  `<iframe title="${title}" style="${look}" srcdoc='${pageWith(title, content).replaceAll("'", '&#39;')}'></iframe>`;

describe('what is seen to be wrong with a page', function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());

  it('is found in the page and in what is framed in it, each by itself, and not in what is hidden', async () => {
    const page = await browser.newPage();
    await page.setContent(
      pageWith('Outside', `<img src="data:," id="own">${framed('Inside', '<button id="framed"></button>')}`) +
        framed('Hidden', '<button id="hidden"></button>', 'display: none'),
    );
    await page.frames()[1]!.locator('#framed').waitFor();
    const all = await faultsOf(page);
    assert.deepEqual(all.map((fault) => fault.split(':')[0]).sort(), ['button-name', 'image-alt']);
    assert.match((await faultsIn(page.mainFrame())).join(), /^image-alt: <img src="data:," id="own">$/);
    assert.match((await faultsIn(page.frames()[1]!)).join(), /^button-name: <button id="framed"><\/button>$/);
  });
});
