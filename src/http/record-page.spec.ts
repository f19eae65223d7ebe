import assert from 'node:assert/strict';
import http from 'node:http';
import { recordPage } from './record-page.ts';
import { type RunningServer, startServer } from './server.ts';

describe('The address of a record', () => {
  let server: RunningServer;
  before(async () => {
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    server = await startServer({ host: '127.0.0.1', port: 0, routes: [recordPage], log, reference: () => 'REF' });
  });
  after(() => server.close());
  const goes = (path: string) =>
    new Promise<[number, string | undefined]>((settle, fail) => {
      const { hostname, port } = new URL(server.url);
      http
        .get({ hostname, port, path }, (answer) => {
          answer.resume();
          settle([answer.statusCode!, answer.headers.location]);
        })
        .on('error', fail);
    });

  it('leads into the tab, also what is the address of no record, so that the tab can say so', async () => {
    for (const path of [
      '/records/ticket/a',
      '/records/ticket',
      '/records/a/b/c',
      `/records/ticket/${'x'.repeat(3_000)}`,
      '/records/ticket/a%20b',
    ])
      assert.deepEqual(await goes(path), [302, `/tab${path}`], path.slice(0, 40));
  });

  it('leads nowhere else, whatever it says', async () => {
    for (const path of ['/records//evil.example', '/records/\\evil', '/records/..%2f..%2fevil', '/records/https:/evil.example']) {
      const [status, location = ''] = await goes(path);
      assert.ok(status === 302 || status >= 400, path);
      if (status === 302)
        assert.ok(new URL(location, 'https://desk.example').href.startsWith('https://desk.example/tab/records/'), location);
    }
  });
});
