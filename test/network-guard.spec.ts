import assert from 'node:assert/strict';
import dns from 'node:dns/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { isLoopback, NetworkForbidden, takeRefusedHosts } from './network-guard.ts';

/** What a function rejects with, and the hosts that were refused meanwhile: taken, so that this test itself is not failed for them. */
async function refusal(attempt: () => Promise<unknown>): Promise<{ error: unknown; hosts: string[] }> {
  const error = await attempt().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, hosts: takeRefusedHosts() };
}

function connect(options: net.NetConnectOpts): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(options, () => resolve(socket.destroy() && undefined));
    socket.on('error', reject);
  });
}

describe('the network guard of the tests', () => {
  it('refuses a connection beyond this machine and names the host', async () => {
    const { error, hosts } = await refusal(() => connect({ host: '192.0.2.1', port: 443 }));
    assert.ok(error instanceof NetworkForbidden);
    assert.equal(error.host, '192.0.2.1');
    assert.deepEqual(hosts, ['192.0.2.1']);
  });

  it('refuses fetch, and a plain request', async () => {
    const fetched = await refusal(() => fetch('https://graph.example.test/v1.0/me'));
    assert.ok(fetched.error instanceof Error);
    assert.deepEqual(fetched.hosts, ['graph.example.test']);
    const asked = await refusal(
      () => new Promise((resolve, reject) => http.get('http://192.0.2.7/', resolve).on('error', reject)),
    );
    assert.deepEqual(asked.hosts, ['192.0.2.7']);
  });

  it('refuses to look up a name', async () => {
    const { error, hosts } = await refusal(() => dns.lookup('graph.example.test'));
    assert.ok(error instanceof NetworkForbidden);
    assert.deepEqual(hosts, ['graph.example.test']);
  });

  it('lets this machine talk to itself', async () => {
    const server = http.createServer((_request, response) => response.end('here')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    assert.equal(await (await fetch(`http://localhost:${port}/`)).text(), 'here');
    await connect({ host: '127.0.0.1', port });
    server.close();
    server.closeAllConnections();
  });

  it('knows this machine by its names', () => {
    for (const host of ['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost', 'tenant.localhost', '::ffff:127.0.0.1']) {
      assert.ok(isLoopback(host), host);
    }
    for (const host of ['10.0.0.1', 'localhost.example.test', '128.0.0.1', 'example.test']) assert.ok(!isLoopback(host), host);
  });
});
