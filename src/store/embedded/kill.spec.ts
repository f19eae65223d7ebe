import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '../../../shared/errors/store-errors.ts';
import { killed, type Step } from './kill-child.ts';
import { openEmbeddedStore } from './open-embedded-store.ts';

const rounds = 24;

describe('the embedded store when its process is killed', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-kill-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  function start(round: number): { child: ChildProcess; lines: string[]; opened: Promise<unknown> } {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), folder, String(round)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
    });
    return { child, lines, opened: once(child.stdout, 'data') };
  }

  async function kill(child: ChildProcess): Promise<void> {
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  }

  it(`loses nothing it has acknowledged, and no index entry is wrong, in ${rounds} kills at random moments`, async function () {
    this.timeout(120_000);
    const acknowledged = new Map<string, Step>();
    for (let round = 0; round < rounds; round++) {
      const { child, lines, opened } = start(round);
      await opened;
      await pause(Math.random() * 60);
      await kill(child);
      for (const line of lines.slice(1)) {
        const [id = '', step] = line.split(' ');
        acknowledged.set(id, Number(step) as Step);
      }
      await verify(acknowledged);
    }
    assert.ok(acknowledged.size > rounds * 4, `only ${acknowledged.size} writes were acknowledged`);
  });

  async function verify(acknowledged: ReadonlyMap<string, Step>): Promise<void> {
    const store = await openEmbeddedStore({ folder });
    const things = store.collection(killed);
    assert.deepEqual(store.verifyIndexes(), []);
    for (const [id, step] of acknowledged) {
      const found = await things.findOne({ _id: id, tenantId: 't' });
      // A write that was under way may be there or not; one that was acknowledged, or a later one, must be.
      const reached = found ? Number(found['step']) : 3;
      assert.ok(reached >= step, `${id} was acknowledged at step ${step} and is at ${reached}`);
      if (!found) assert.ok(step >= 2, `${id} was acknowledged and is gone`);
    }
    await store.close();
  }

  it('is opened again at once after its holder was killed', async () => {
    const { child, opened } = start(0);
    await opened;
    await kill(child);
    const store = await openEmbeddedStore({ folder });
    await store.ping();
    await store.close();
  });

  it('is refused to a second process, with the first one named and a way out', async () => {
    const { child, opened } = start(0);
    await opened;
    await assert.rejects(openEmbeddedStore({ folder }), (error: unknown) => {
      assert.ok(error instanceof StoreUnavailable);
      assert.match(error.message, new RegExp(`in use by process ${child.pid}`));
      assert.match(error.remedy, new RegExp(`Stop process ${child.pid}, or set another data folder.*MONGODB_URI`));
      return true;
    });
    await kill(child);
  });

  it('is not held back by the note of a process that is gone, even if its number is taken again', async () => {
    await writeFile(join(folder, 'deskhand.lock'), JSON.stringify({ pid: process.ppid, host: 'here' }));
    const store = await openEmbeddedStore({ folder });
    await store.close();
  });
});
