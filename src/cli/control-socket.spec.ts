import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { nonce } from '../config/ids.ts';
import { askServer, type CommandRequest, controlPath, listenForCommands, type Said } from './control-socket.ts';

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
  const echo = async ({ argv, entered }: CommandRequest, say: (said: Said) => void) => {
    for (const out of argv) say({ out });
    say({ step: entered.secrets['secret'] ?? 'none' });
    say({ error: String(entered.confirmed) });
    return 3;
  };
  async function ask(path: string, ...argv: string[]) {
    const said: Said[] = [];
    const request = { argv, entered: { secrets: { secret: 'canary' }, confirmed: true } };
    return { code: await askServer(path, request, (one) => said.push(one)), said };
  }

  it('carries a command to the server of the same folder and its answer back', async () => {
    server = await listenForCommands(folder, echo);
    const said = [{ out: 'members' }, { out: 'list' }, { step: 'canary' }, { error: 'true' }];
    assert.deepEqual(await ask(folder, 'members', 'list'), { code: 3, said });
    assert.deepEqual(await ask(`${folder}-other`, 'members'), { code: undefined, said: [] });
  });

  it('answers that no server runs when there is none, and when one was killed', async () => {
    assert.equal((await ask(folder, 'doctor')).code, undefined);
    if (process.platform === 'win32') return;
    server = await listenForCommands(folder, echo);
    await new Promise((closed) => server!.close(closed));
    server = undefined;
    await writeFile(controlPath(folder), '');
    assert.equal((await ask(folder, 'doctor')).code, undefined);
    server = await listenForCommands(folder, echo);
    assert.equal((await ask(folder, 'doctor')).code, 3);
  });

  it('is open to its own user alone', async function () {
    if (process.platform === 'win32') this.skip();
    server = await listenForCommands(folder, echo);
    assert.equal(statSync(controlPath(folder)).mode & 0o777, 0o600);
    assert.equal(statSync(join(controlPath(folder), '..')).mode & 0o077, 0);
  });

  it('hangs up on what is no command, and on a command that breaks, and takes the next', async () => {
    server = await listenForCommands(folder, async (request, say) => {
      if (request.argv[0] === 'break') throw new Error('broken');
      return echo(request, say);
    });
    const large = { argv: ['x'.repeat(250_000)], entered: { secrets: {} } };
    const odd = [{ argv: ['a'] }, { argv: ['a'], entered: { secrets: { secret: 1 } } }, { argv: [1], entered: { secrets: {} } }];
    for (const sent of [
      '',
      'no JSON',
      '{"a":1}',
      '[1]',
      'null',
      JSON.stringify(large),
      ...odd.map((one) => JSON.stringify(one)),
    ]) {
      const socket = connect({ path: controlPath(folder), allowHalfOpen: true });
      socket.on('error', () => undefined);
      socket.end(sent);
      assert.equal(await text(socket).catch(() => ''), '');
    }
    await assert.rejects(ask(folder, 'break'), /The running Deskhand did not answer/);
    assert.deepEqual((await ask(folder, 'on')).said[0], { out: 'on' });
  });
});
