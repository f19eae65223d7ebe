import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../sandbox/testing/browser.ts';
import { type DeskInTeams, deskInTeams } from '../teams/desk-fixture.ts';
import { TeamsWindow } from './teams-window.ts';

/** What is said to see each kind of card once. */
const visits: readonly [string, string][] = [
  ['help', 'help'],
  ['my tickets', 'list'],
  ['ticket 1001', 'ticket-card'],
  ['task 1041', 'task-card'],
  ['approval 1053', 'approval-card'],
  ['log time 1001', 'form'],
  ['log time 1001 45m: fuser', 'time-card'],
  ['reply to contact 1001: On Thursday.', 'held'],
  ['settings', 'settings'],
  ['contact Jordan', 'contact-card'],
];

describe('Deskhand’s cards in the Teams client', function () {
  this.timeout(120_000);
  let browser: Browser;
  let desk: DeskInTeams;
  before(async () => {
    browser = await startBrowser();
    desk = await deskInTeams();
  });
  after(async () => {
    await browser.close();
    await desk.close();
  });

  for (const theme of ['Light', 'Dark'])
    for (const width of [1280, 320])
      it(`have no accessibility fault and no sideways scrolling in the ${theme.toLowerCase()} theme at ${width} pixels`, async () => {
        const teams = await TeamsWindow.open(browser, desk.sandbox!.url);
        const { page } = teams;
        await page.getByTestId('theme').click();
        if (theme === 'Dark') await page.getByTestId('theme').click();
        await page.getByTestId('theme').getByText(theme).waitFor();
        await page.setViewportSize({ width, height: 800 });
        for (const [words, name] of visits) {
          await teams.say(words);
          const unfold = teams.answer().getByRole('button', { name: 'Add note', exact: true });
          if (await unfold.count()) await unfold.first().click();
          await teams.picture(`${name}-${theme.toLowerCase()}-${width}`);
          const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
          assert.equal(await page.evaluate(overflow), 0, words);
          const cut = await teams
            .answer()
            .evaluate((message) =>
              [...message.querySelectorAll('.card button, .card input, .card textarea')]
                .filter((control) => control.getBoundingClientRect().right > message.getBoundingClientRect().right + 1)
                .map((control) => control.outerHTML.slice(0, 120)),
            );
          assert.deepEqual(cut, [], words);
        }
        // All of them are still on the page.
        assert.deepEqual(await teams.faults(), []);
        await teams.close();
      });
});
