import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { type DescribedDefinition, describeDefinition } from '../../../shared/api/describe-definition.ts';
import type { RecordView } from '../../../shared/api/views.ts';
import type { RecordKind } from '../../../shared/domain/records.ts';
import type { DescribedInput } from '../../../shared/fields/describe-inputs.ts';
import { loadRegistry } from '../../../src/actions/registry.ts';
import { tabDesk } from '../../../test/browser/tab-desk.ts';
import type { TabWindow } from '../../../test/browser/tab-window.ts';
import { actsOn } from './acts.ts';

/** Whose pages are gone through; who decides on an approval is not who asked for it. */
const people: { readonly [kind in RecordKind]?: readonly string[] } = {
  ticket: ['Tess Morgan'],
  task: ['Tess Morgan'],
  approval: ['Arno Lindqvist', 'Tess Morgan'],
  'time-entry': ['Tess Morgan'],
  contact: ['Ada Okafor'],
  client: ['Ada Okafor'],
  member: ['Ada Okafor'],
};

/** What is typed into a field of each kind. */
const typed: { readonly [kind: string]: string } = {
  text: 'Said on its page',
  mail: 'jo.park@example.com',
  duration: '15m',
  day: '2030-01-15',
  time: '09:00',
  number: '1',
};

const bar = ({ page }: TabWindow) => page.getByRole('group', { name: 'Actions', exact: true });
const namesIn = (acts: Locator) => acts.evaluateAll((all) => all.map((one) => one.getAttribute('data-action') ?? ''));

/** What the bar of the page and its menu offer. */
async function offeredOn(window: TabWindow): Promise<string[]> {
  const { page } = window;
  const buttons = await namesIn(bar(window).locator('[data-action]'));
  if ((await bar(window).locator('[data-more]').count()) === 0) return buttons;
  await bar(window).locator('[data-more]').click();
  await page.getByRole('menuitem').first().waitFor();
  const items = await namesIn(page.getByRole('menuitem').and(page.locator('[data-action]')));
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  return [...buttons, ...items];
}

async function fillOne(dialog: Locator, { kind, label, format, choices = [] }: DescribedInput): Promise<void> {
  const field = dialog.getByLabel(new RegExp(`^${label.replace(/[^\w ]/g, '.')}`)).first();
  if (kind === 'choice' && choices.length <= 5) await dialog.getByRole('radio').last().check();
  else if (kind === 'choice') await field.selectOption({ index: choices.length });
  else if (kind === 'person' || kind === 'reference') {
    await field.click();
    await dialog.page().getByRole('option').nth(1).click();
  } else await field.fill(typed[format ?? kind]!);
}

/** Fills what has to be given; where nothing has, the first text, so that there is something to change. */
async function fill(dialog: Locator, { inputs, scope }: DescribedDefinition): Promise<void> {
  const asked = inputs.filter(({ name, hidden }) => !hidden && name !== scope);
  const required = asked.filter((input) => input.required);
  for (const input of required.length > 0 ? required : asked.filter(({ kind }) => kind === 'text').slice(0, 1))
    await fillOne(dialog, input);
}

/** Does it as somebody at the screen would, up to the message that says so. */
async function act(window: TabWindow, definition: DescribedDefinition): Promise<void> {
  const { page } = window;
  const { name } = definition;
  const answered = window.answered(name);
  const button = bar(window).locator(`[data-action="${name}"]`);
  if ((await button.count()) === 0) await bar(window).locator('[data-more]').click();
  await bar(window).or(page.getByRole('menu')).locator(`[data-action="${name}"]`).click();
  const dialog = page.getByRole('dialog');
  await Promise.race([answered, dialog.waitFor()]);
  if (await dialog.isVisible()) {
    await fill(dialog, definition);
    await dialog.locator('button[type=submit]').click();
  }
  const response = await answered.catch((error: Error) => assert.fail(`${name}: ${error.message}`));
  const { text, detail } = (await response.json()) as { text?: string; detail?: string };
  assert.equal(response.status(), 200, `${name}: ${detail}`);
  await page.getByTestId('toast').getByText(text!).first().waitFor();
  await dialog.waitFor({ state: 'detached' });
}

describe('every act on a record', function () {
  this.timeout(300_000);
  const { desk, open } = tabDesk();

  /** Every action that the bar of some record of this kind can have. */
  async function actsFor(kind: RecordKind): Promise<DescribedDefinition[]> {
    const { definitions } = await loadRegistry();
    const all = definitions
      .filter(({ type, permission }) => type === 'action' && permission.grant !== 'system.act')
      .map(describeDefinition)
      .filter(({ inputs, scope }) => inputs.find(({ name }) => name === scope)?.of?.includes(kind));
    const record = { kind, may: all.map(({ name }) => name), mayNot: [], nextStatuses: [], status: {} } as unknown as RecordView;
    const names = (['nowhere', 'elsewhere'] as const).flatMap((timer) =>
      actsOn(record, all, [], timer).menu.map(({ name }) => name),
    );
    return all.filter(({ name }) => names.includes(name));
  }

  async function idsOf(kind: RecordKind): Promise<string[]> {
    const { tickets, tasks, approvals, timeEntries, contacts, clients, members } = desk().stored();
    const page = { limit: 20 };
    const spared = Object.values(people).flat();
    switch (kind) {
      case 'ticket':
        return (await tickets.search('', page)).map(({ _id }) => _id);
      case 'task':
        return (await tasks.list({}, page)).map(({ _id }) => _id);
      case 'approval':
        return (await approvals.list({}, page)).map(({ _id }) => _id);
      case 'time-entry': {
        const works = await idsOf('ticket');
        return (await Promise.all(works.map((id) => timeEntries.ofWork(id, page)))).flat().map(({ _id }) => _id);
      }
      case 'contact':
        return (await contacts.search('', page)).map(({ _id }) => _id);
      case 'client':
        return (await clients.search('', page)).map(({ _id }) => _id);
      default:
        return (await members.active()).filter(({ name }) => !spared.includes(name)).map(({ _id }) => _id);
    }
  }

  for (const [kind, persons] of Object.entries(people) as [RecordKind, readonly string[]][])
    it(`of the kind ${kind} is done from its page`, async () => {
      // No timer of another kind runs on, and there is time that can be removed as well as undone.
      for (const text of ['timer stop', 'log time 1001 20m', 'log time 1001 25m'])
        await desk().sandbox!.client.say(desk().person('tess'), `again ${text}`);
      const acts = await actsFor(kind);
      const done = new Set<string>();
      for (const person of persons) {
        const window = await open('/', person);
        await window.heading('My work');
        for (const id of await idsOf(kind)) {
          if (done.size === acts.length) break;
          await window.go(`/records/${kind}/${id}`);
          for (;;) {
            const offered = await offeredOn(window);
            const next = acts.find(({ name }) => offered.includes(name) && !done.has(name));
            if (!next) break;
            await act(window, next);
            done.add(next.name);
          }
        }
      }
      assert.deepEqual([...done].sort(), acts.map(({ name }) => name).sort());
    });
});
