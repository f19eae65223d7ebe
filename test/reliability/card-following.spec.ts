import assert from 'node:assert/strict';
import type { Exchange } from '../../bot/teams/exchange.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { openDesk } from '../../src/records/desk.ts';
import { seedDesks } from '../../src/seed/seed.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { senders, typed } from './activities.ts';
import { mortalDesk } from './mortal-desk.ts';
import { inFolder } from './own-folder.ts';
import { type RunningDesk, runningDesk } from './running-desk.ts';

const tenantId = derivedId('seed', 'northwind');
const [tess, ravi] = [senders['tess']!, senders['ravi']!];
let now = Date.UTC(2026, 10, 20, 10);
const clock = () => new Date(now);

/** A Bot Connector that notes what is replaced, and refuses that in some conversations. */
function connector(refuses: (url: string) => boolean) {
  const puts: { url: string; text: string }[] = [];
  let sent = 0;
  const exchange: Exchange = async ({ method, url, body }) => {
    if (method === 'PUT') puts.push({ url, text: body ?? '' });
    sent += 1;
    if (method === 'PUT' && refuses(url)) return { status: 400, headers: {}, body: '{}' };
    return { status: method === 'POST' ? 201 : 200, headers: {}, body: JSON.stringify({ id: `card-${sent}` }) };
  };
  return { exchange, puts };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function bringUp({ core, bot }: RunningDesk): Promise<void> {
  for (const tenant of await core.directory.tenants()) bot.updateCards(tenant);
}

async function seeded(folder: string): Promise<DocumentStore> {
  const store = await openEmbeddedStore({ folder });
  const desk = await runningDesk({ store, now: clock });
  await seedDesks(store, clock());
  await desk.stop();
  return store;
}

describe('posted cards', () => {
  it('follow their record after a crash between the change and the update', async () => {
    await inFolder(async (folder) => {
      const store = await seeded(folder);
      const first = connector(() => false);
      const mortal = await mortalDesk(store, { now: clock, exchange: first.exchange });
      await mortal.desk.post(typed(tess, 'ticket 1001'));
      await mortal.desk.post(typed(ravi, 'add note 1001: seen after the crash'));
      mortal.dieAt(1, 'before');
      await Promise.race([mortal.desk.post(typed(ravi, 'my tickets')), mortal.died]);
      const second = connector(() => false);
      const desk = await runningDesk({ store, now: clock, exchange: second.exchange });
      await bringUp(desk);
      await until(() => second.puts.some(({ text }) => text.includes('seen after the crash')));
      assert.ok(second.puts.some(({ url }) => url.includes(encodeURIComponent('a:tess'))));
      await desk.stop();
      await store.close();
    });
  });

  it('that cannot be replaced hold up none of the others, and are tried again later and not at once', async () => {
    await inFolder(async (folder) => {
      const store = await seeded(folder);
      const { exchange, puts } = connector((url) => url.includes(encodeURIComponent('a:tess')));
      const desk = await runningDesk({ store, now: clock, exchange });
      const of = (key: string) => puts.filter(({ url }) => url.includes(encodeURIComponent(`a:${key}`))).length;
      for (const who of [tess, ravi]) await desk.post(typed(who, 'ticket 1001'));
      await desk.post(typed(senders['dana']!, 'add note 1001: one more'));
      await until(() => of('tess') === 1 && of('ravi') === 1);
      await bringUp(desk);
      await desk.post(typed(senders['dana']!, 'my tickets'));
      await new Promise((resolve) => setTimeout(resolve, 400));
      assert.deepEqual([of('tess'), of('ravi')], [1, 1]);
      now += 20_000;
      await bringUp(desk);
      await until(() => of('tess') === 2);
      assert.equal(of('ravi'), 1);
      assert.equal((await openDesk(store, tenantId).tickets.byNumber(1001))?.entries.at(-1)?.text, 'one more');
      await desk.stop();
      await store.close();
    });
  });
});
