import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundFailure, type OutboundHttp, outboundHttp } from './outbound.ts';

const host = 'login.microsoftonline.com';

describe('The way out to Microsoft', () => {
  let server: Server;
  let seen: { url: string; host: string; authorization: string | undefined }[] = [];
  let http: OutboundHttp;
  let base: string;
  before(async () => {
    server = createServer((request, response) => {
      seen.push({ url: request.url ?? '', host: request.headers.host ?? '', authorization: request.headers.authorization });
      const isMoved = request.url?.includes('moved');
      if (request.url?.includes('slow')) return;
      if (request.url?.includes('large')) return void response.end(Buffer.alloc(20_000));
      response.writeHead(isMoved ? 302 : 200, isMoved ? { location: 'https://evil.example/' } : { 'X-One': '1' });
      response.end('hello');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    http = outboundHttp({
      allowed: [host, 'graph.example'],
      reroutes: { [host]: `${base}/entra` },
      reroutedOnly: true,
      largest: 10_000,
    });
  });
  beforeEach(() => {
    seen = [];
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const failure = async (url: string, more: object = {}): Promise<OutboundFailure> => {
    const headers = { authorization: 'Bearer canary-token' };
    const error = await http({ method: 'GET', url, headers, ...more }).then(
      () => undefined,
      (problem: unknown) => problem,
    );
    assert.ok(error instanceof OutboundFailure, `${url} got through`);
    assert.doesNotMatch(`${error.message}${JSON.stringify(error)}${error.stack}`, /canary/);
    return error;
  };

  it('leads to the host’s stand-in with path and query as they were', async () => {
    const answer = await http({ method: 'GET', url: `https://${host}/a%2Fb/token?x=1&y=%20` });
    assert.deepEqual([answer.status, answer.headers['x-one'], answer.body.toString()], [200, '1', 'hello']);
    assert.equal(seen[0]!.url, '/entra/a%2Fb/token?x=1&y=%20');
  });

  it('leads nowhere else, however the address is written, and takes no token there', async () => {
    const odd = [
      `http://${host}/`,
      `https://${host}:8443/`,
      `https://${host}.evil.example/`,
      `https://evil.example/${host}`,
      `https://evil.example#@${host}/`,
      `https://evil.example\\@${host}/`,
      `https://${host}@evil.example/`,
      `https://user@${host}/`,
      `https://user:pass@${host}/`,
      `https://${host}./`,
      `https://x.${host}/`,
      `//${host}/`,
      `ftp://${host}/`,
      `file:///etc/passwd`,
      `javascript:alert(1)`,
      `https://127.0.0.1/`,
      `https://[::1]/`,
      `https://0x7f000001/`,
      `https://169.254.169.254/`,
      base,
      '',
      'https://',
      ' ',
      `https://ｌogin.microsoftonline.com.evil.example/`,
      `https://login.microsoftonlіne.com/`,
      'https://graph.example/',
    ];
    for (const url of odd) assert.deepEqual([(await failure(url)).code, (await failure(url)).sent], ['not-allowed', false], url);
    assert.deepEqual(seen, []);
  });

  it('stays with the host whatever the path looks like', async () => {
    for (const path of ['//evil.example/x', '/\\evil.example/x', '/@evil.example', '/..//evil.example', '/%2F%2Fevil.example'])
      await http({ method: 'GET', url: `https://${host}${path}` });
    assert.ok(seen.every((one) => `http://${one.host}` === base));
    assert.ok(
      seen.every((one) => one.url.startsWith('/entra/')),
      JSON.stringify(seen),
    );
  });

  it('hands redirects back and follows none', async () => {
    const answer = await http({ method: 'GET', url: `https://${host}/moved` });
    assert.deepEqual([answer.status, answer.headers['location']], [302, 'https://evil.example/']);
    assert.equal(seen.length, 1);
  });

  it('ends answers that take too long or are too large, and says that the request had left', async () => {
    assert.deepEqual(
      [
        (await failure(`https://${host}/slow`, { timeout: 50 })).code,
        (await failure(`https://${host}/slow`, { timeout: 50 })).sent,
      ],
      ['timeout', true],
    );
    assert.equal((await failure(`https://${host}/large`)).code, 'too-large');
  });

  it('says that nothing left when nobody listens', async () => {
    const gone = createServer();
    await new Promise<void>((listening) => gone.listen(0, '127.0.0.1', listening));
    const { port } = gone.address() as AddressInfo;
    await new Promise((closed) => gone.close(closed));
    const nobody = outboundHttp({ allowed: [host], reroutes: { [host]: `http://127.0.0.1:${port}` } });
    await assert.rejects(nobody({ method: 'GET', url: `https://${host}/` }), { code: 'unreachable', sent: false });
  });

  it('is rerouted to this machine alone', () => {
    for (const to of [
      'http://evil.example',
      'https://127.0.0.1',
      'http://user@127.0.0.1',
      'http://127.0.0.1.evil.example',
      'http://10.0.0.1',
    ])
      assert.throws(() => outboundHttp({ allowed: [host], reroutes: { [host]: to } }), /this machine alone/, to);
  });
});
