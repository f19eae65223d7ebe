import axe from 'axe-core';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the system's Chromium, which the test command has found. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['DESKHAND_CHROMIUM']!, args: flags });
}

const options: axe.RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
  iframes: false,
};

/** What axe finds wrong with a document by itself, as sentences. It runs in that very document: gathering over frames takes longer than the looking. */
export async function faultsIn(frame: Frame): Promise<string[]> {
  if (!(await frame.evaluate('"axe" in window'))) await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate<axe.AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

/** The same for a page and every document that is seen framed in it. */
export async function faultsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    const isSeen = frame === page.mainFrame() || (await (await frame.frameElement()).isVisible());
    if (isSeen) found.push(...(await faultsIn(frame)));
  }
  return found;
}
