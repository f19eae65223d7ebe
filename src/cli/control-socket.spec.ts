import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { nonce } from '../config/ids.ts';
import { askServer, controlPath, listenForCommands } from './control-socket.ts';

describe('the control socket', () => {
  let folder: string;
  let server: Server | undefined;
  beforeEach(() => {
    folder = join(tmpdir(), nonce());
    server = undefined;
  });
  afterEach(async () => {
    await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
    if (process.platform !== 'win32') await rm(controlPath(folder), { force: true });
  });
  const echo = async (argv: string[]) => ({ code: 3, out: argv, error: ['said'] });

  it('carries a command to the server of the same folder and its answer back', async () => {
    server = await listenForCommands(folder, echo);
    assert.deepEqual(await askServer(folder, ['members', 'list']), { code: 3, out: ['members', 'list'], error: ['said'] });
    assert.equal(await askServer(`${folder}-other`, ['members']), undefined);
  });

  it('answers that no server runs when there is none, and when one was killed', async () => {
    assert.equal(await askServer(folder, ['doctor']), undefined);
    if (process.platform === 'win32') return;
    server = await listenForCommands(folder, echo);
    await new Promise((closed) => server!.close(closed));
    server = undefined;
    await writeFile(controlPath(folder), '');
    assert.equal(await askServer(folder, ['doctor']), undefined);
    server = await listenForCommands(folder, echo);
    assert.equal((await askServer(folder, ['doctor']))?.code, 3);
  });

  it('is open to its own user alone', async function () {
    if (process.platform === 'win32') this.skip();
    server = await listenForCommands(folder, echo);
    assert.equal(statSync(controlPath(folder)).mode & 0o777, 0o600);
    assert.equal(statSync(join(controlPath(folder), '..')).mode & 0o077, 0);
  });

  it('hangs up on what is no command, and on a command that breaks, and takes the next', async () => {
    server = await listenForCommands(folder, async ([first = '']) => {
      if (first === 'break') throw new Error('broken');
      return { code: 0, out: [first], error: [] };
    });
    for (const sent of ['', 'no JSON', '{"a":1}', '[1]', JSON.stringify(['x'.repeat(70_000)])]) {
      const socket = connect({ path: controlPath(folder), allowHalfOpen: true });
      socket.on('error', () => undefined);
      socket.end(sent);
      assert.equal(await text(socket).catch(() => ''), '');
    }
    await assert.rejects(askServer(folder, ['break']), /The running Deskhand did not answer/);
    assert.deepEqual((await askServer(folder, ['on']))?.out, ['on']);
  });
});
