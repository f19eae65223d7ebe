import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { Readable } from 'node:stream';
import { Failure } from '../../shared/errors/failure.ts';
import { readJson } from './body.ts';
import { HttpProblem } from './problem.ts';
import type { Route } from './route.ts';
import { type RunningServer, type ServerOptions, startServer } from './server.ts';

const routes: Route[] = [
  { method: 'POST', path: '/echo', handle: async (request) => ({ status: 200, body: (await readJson(request)) as object }) },
  { method: 'POST', path: '/closed', handle: async () => Promise.reject(new HttpProblem(401, 'closed', 'Not open.')) },
  {
    method: 'GET',
    path: '/things/:id',
    handle: async ({ params, query, path }) => ({ status: 200, body: { ...params, query: query.get('q'), path } }),
  },
  { method: 'GET', path: '/text', handle: async () => ({ status: 200, body: 'plain' }) },
  { method: 'GET', path: '/stream', handle: async () => ({ status: 200, body: Readable.from(['a', 'b']) }) },
  { method: 'DELETE', path: '/nothing', handle: async () => ({ status: 204 }) },
  {
    method: 'GET',
    path: '/boom',
    handle: async () => {
      throw new Error('secret detail');
    },
  },
  {
    method: 'GET',
    path: '/failure',
    handle: async () => {
      throw new Failure('ticket-closed', 'conflict', 'The ticket is closed.', 'Reopen it first.');
    },
  },
];

describe('The HTTP server', () => {
  let server: RunningServer;
  const lines: { fields: Record<string, unknown>; sentence: string }[] = [];
  const note = (fields: object, sentence: string) => void lines.push({ fields: fields as Record<string, unknown>, sentence });
  const log = { info: note, warn: note, error: note };
  const start = async (more: Partial<ServerOptions> = {}) => {
    server = await startServer({ host: '127.0.0.1', port: 0, routes, log, reference: () => 'REF-1', ...more });
    return server;
  };
  const json = (body: string, type = 'application/json'): RequestInit => ({
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(server.url + path, init);
    const text = await response.text();
    return {
      status: response.status,
      text,
      headers: response.headers,
      body: text.startsWith('{') ? JSON.parse(text) : undefined,
    };
  };
  /** Writes raw bytes and collects the answer until the far side ends the connection. */
  const raw = async (...parts: string[]) => {
    const socket = net.connect(server.port, '127.0.0.1');
    for (const part of parts) socket.write(part);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    await once(socket, 'close');
    return answer;
  };
  beforeEach(() => {
    lines.length = 0;
  });
  afterEach(() => server.close());

  it('answers JSON, text, streams and nothing, with parameters of the path', async () => {
    await start();
    assert.deepEqual((await ask('/echo', json('{"a":"ü"}'))).body, { a: 'ü' });
    assert.deepEqual((await ask('/things/a%2Fb?q=1')).body, { id: 'a/b', query: '1', path: '/things/a%2Fb' });
    assert.equal((await ask('/text')).headers.get('content-type'), 'text/plain; charset=utf-8');
    assert.equal((await ask('/stream')).text, 'ab');
    assert.equal((await ask('/nothing', { method: 'DELETE' })).status, 204);
    const head = await ask('/text', { method: 'HEAD' });
    assert.deepEqual([head.status, head.text, head.headers.get('content-length')], [200, '', '5']);
  });

  it('says nothing of what it is made of', async () => {
    await start();
    const { headers } = await ask('/text');
    for (const name of ['server', 'x-powered-by', 'api-version', 'request-id', 'response-time'])
      assert.equal(headers.get(name), null);
  });

  it('says that it lives, and whether it is ready', async () => {
    await start({ ready: async () => ({ ok: false, checks: { store: 'The store cannot be reached.' } }) });
    assert.deepEqual((await ask('/healthz')).body, { ok: true });
    const { status, body } = await ask('/readyz');
    assert.deepEqual([status, body], [503, { ok: false, checks: { store: 'The store cannot be reached.' } }]);
  });

  it('shows a browser that there is nothing at an address, with a way on', async () => {
    await start();
    const response = await fetch(`${server.url}/nope`, { headers: { accept: 'text/html,*/*;q=0.8' } });
    assert.equal(response.status, 404);
    assert.match(await response.text(), /<h1>There is nothing at this address\.<\/h1>.*<a href="\/tab\/">/);
  });

  it('names the port that is taken and what to change', async () => {
    await start();
    const second = startServer({ host: '127.0.0.1', port: server.port, routes, log, reference: () => '' });
    const text = `Port ${server.port} on 127.0.0.1 is already in use by another program. Choose another port with --port or the setting DESKHAND_PORT.`;
    await assert.rejects(second, { code: 'port-in-use', message: text });
  });

  const problems: [string, string, RequestInit | undefined, number, string][] = [
    ['an address that is not there', '/nope', undefined, 404, 'There is nothing at this address.'],
    ['a method that is not taken', '/echo', { method: 'PUT' }, 405, 'This address does not take PUT, only POST.'],
    ['malformed JSON', '/echo', json('{"a":'), 400, 'The body is not valid JSON.'],
    [
      'bytes that are no UTF-8',
      '/echo',
      { ...json(''), body: Buffer.from([0x22, 0xff, 0x22]) },
      400,
      'The body is not valid JSON.',
    ],
    [
      'another content type',
      '/echo',
      json('a=1', 'application/x-www-form-urlencoded'),
      415,
      'Only JSON is taken here: send the content type application/json.',
    ],
    [
      'a body that is too large',
      '/echo',
      json(`"${'x'.repeat(300_000)}"`),
      413,
      'The body is larger than 256 KB, the most that is taken here.',
    ],
    ['an escape that is none', '/things/%zz', undefined, 400, 'The request is malformed.'],
    ['a refusal', '/closed', json('{}'), 401, 'Not open.'],
    ['a foreseen failure', '/failure', undefined, 409, 'The ticket is closed.'],
    ['an unforeseen error', '/boom', undefined, 500, 'Something went wrong here. Tell your administrator this reference: REF-1.'],
  ];
  for (const [name, path, init, status, text] of problems) {
    it(`answers ${name} with ${status} and a plain sentence`, async () => {
      await start();
      const answer = await ask(path, init);
      assert.equal(answer.status, status);
      assert.equal(answer.body.text, text);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
      assert.doesNotMatch(answer.text, /secret|\.ts|node_modules/);
    });
  }

  it('keeps the details of an unforeseen error in the log, under its reference', async () => {
    await start();
    await ask('/boom');
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.fields.reference, 'REF-1');
    assert.match(String(lines[0]?.fields.err), /secret detail/);
  });

  it('stops reading a body that grows too large without having said so', async () => {
    await start({ bodyLimit: 1_000 });
    const chunk = `3e8\r\n${'x'.repeat(1_000)}\r\n`;
    const head = 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
    assert.match(await raw(head, chunk, chunk), /^HTTP\/1\.1 413 .*larger than 1000 bytes/s);
  });

  it('gives up a body that comes too slowly, and one that breaks off', async () => {
    await start({ bodyTimeout: 20 });
    const head = 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{';
    assert.match(await raw(head), /^HTTP\/1\.1 408 .*came too slowly/s);
    const socket = net.connect(server.port, '127.0.0.1');
    socket.write(head);
    socket.destroy();
    assert.equal((await ask('/text')).status, 200);
  });

  it('survives addresses, hosts and requests that are none', async () => {
    await start();
    const requests = [
      'GET http://[ HTTP/1.1\r\nhost: x',
      'GET /text HTTP/1.1\r\nhost: a b',
      'GET /text HTTP/1.1\r\nhost: [',
      'GET //evil.example/%2e%2e/x HTTP/1.1\r\nhost: x',
      'OPTIONS * HTTP/1.1\r\nhost: x',
      'GET /\\..\\x HTTP/1.1\r\nhost: x',
      'GET /%C0%AE HTTP/1.1\r\nhost: x',
      'NONSENSE / HTTP/1.1\r\nhost: x',
      'nonsense',
      'GET /text HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade',
      `GET /text HTTP/1.1\r\nhost: x\r\nfiller: ${'y'.repeat(40_000)}`,
    ];
    const statuses = [];
    for (const request of requests) {
      const end = request.includes('connection:') ? '\r\n\r\n' : '\r\nconnection: close\r\n\r\n';
      statuses.push(Number((await raw(request + end)).slice(9, 12)));
    }
    assert.deepEqual(statuses, [400, 400, 400, 404, 404, 404, 400, 400, 400, 426, 431]);
    assert.equal((await ask('/text')).status, 200);
  });

  it('closes gracefully: what is under way is finished, idle connections end, nothing new is taken', async () => {
    let finish = () => {};
    const slow: Route = {
      method: 'GET',
      path: '/slow',
      handle: () =>
        new Promise((resolve) => {
          finish = () => resolve({ status: 200, body: 'finished' });
        }),
    };
    await start({ routes: [slow, ...routes] });
    const agent = new http.Agent({ keepAlive: true });
    await new Promise((resolve) =>
      http.get(`${server.url}/text`, { agent }, (response) => response.resume().on('close', resolve)),
    );
    const underWay = ask('/slow');
    while ((await ask('/text')).status !== 200 || String(finish) === '() => {}')
      await new Promise((resolve) => setImmediate(resolve));
    const closed = server.close();
    await assert.rejects(ask('/text'));
    finish();
    assert.equal((await underWay).text, 'finished');
    await closed;
    agent.destroy();
  });

  it('ends what does not finish in time', async () => {
    const hanging: Route = { method: 'GET', path: '/hang', handle: () => new Promise(() => undefined) };
    await start({ routes: [hanging], closeTimeout: 20 });
    const underWay = ask('/hang');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([assert.rejects(underWay), server.close()]);
  });
});
