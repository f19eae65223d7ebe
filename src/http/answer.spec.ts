import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import type { Route } from './route.ts';
import { startServer } from './server.ts';

describe('an answer that is a stream', () => {
  it('is told of in the log when it breaks, and not when its reader leaves', async () => {
    const warned: unknown[] = [];
    const log = {
      info: () => undefined,
      warn: (fields: object, sentence: string) => void warned.push([(fields as { path: string }).path, sentence]),
      error: () => undefined,
    };
    const [endless, breaking] = [new Readable({ read: () => undefined }), new Readable({ read: () => undefined })];
    const routes: Route[] = [
      { method: 'GET', path: '/endless', handle: async () => ({ status: 200, body: endless }) },
      { method: 'GET', path: '/breaking', handle: async () => ({ status: 200, body: breaking }) },
    ];
    const server = await startServer({ host: '127.0.0.1', port: 0, routes, log, reference: () => 'REF-1' });
    try {
      endless.push('so far');
      const leaving = new AbortController();
      const response = await fetch(`${server.url}/endless`, { signal: leaving.signal });
      await response.body!.getReader().read();
      const ended = new Promise((resolve) => endless.once('close', resolve));
      leaving.abort();
      await ended;
      breaking.push('so far');
      const broken = await fetch(`${server.url}/breaking`);
      breaking.destroy(new Error('the disk is gone'));
      await assert.rejects(broken.text());
      assert.deepEqual(warned, [['/breaking', 'an answer could not be sent whole']]);
    } finally {
      await server.close();
    }
  });
});
