import type { Browser } from 'playwright-core';
import { startBrowser } from '../../sandbox/testing/browser.ts';
import { type DeskInTeams, deskInTeams } from '../teams/desk-fixture.ts';
import { TabWindow } from './tab-window.ts';
import { tabForTests } from './teams-window.ts';

/** What the specs of the tab's pages work with. */
export interface TabDesk {
  desk(): DeskInTeams;
  browser(): Browser;
  /** A window at this address of the tab, signed in as this person; closed after the test, which fails when it reported an error. */
  open(path: string, as?: string, viewport?: { width: number; height: number }): Promise<TabWindow>;
  /** The address of a numbered record. */
  at(kind: 'ticket' | 'task' | 'approval', number: number): Promise<string>;
}

/** Starts a browser and a desk with its built tab for the specs of one `describe`, and ends both. */
export function tabDesk(): TabDesk {
  let browser: Browser;
  let desk: DeskInTeams;
  let windows: TabWindow[] = [];
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
    const open = windows;
    windows = [];
    for (const window of open) await window.close();
  });
  return {
    desk: () => desk,
    browser: () => browser,
    async open(path, as = 'Tess Morgan', viewport = { width: 1280, height: 900 }) {
      const window = await TabWindow.inBrowser(browser, desk, path.startsWith('/records/') ? path : `/tab${path}`, { viewport });
      windows.push(window);
      await window.signIn(as);
      return window;
    },
    async at(kind, number) {
      const stored = desk.stored();
      const found = await { ticket: stored.tickets, task: stored.tasks, approval: stored.approvals }[kind].byNumber(number);
      return `/records/${kind}/${found!._id}`;
    },
  };
}
