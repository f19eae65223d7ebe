import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';
import { connectorServer } from './endpoint-fixture.ts';
import { ExchangeBroken, type ExchangeRequest, httpExchange } from './exchange.ts';

describe('The exchange with the Bot Connector', () => {
  const request = (url: string): ExchangeRequest => ({ method: 'POST', url, headers: {}, body: '{}', timeout: 300 });
  const brokenBy = async (url: string) => {
    const exchange = httpExchange();
    try {
      await exchange(request(url));
    } catch (error) {
      assert.ok(error instanceof ExchangeBroken);
      return [error.code, error.sent];
    } finally {
      exchange.close();
    }
    return undefined;
  };
  const listening = (server: net.Server) =>
    new Promise<string>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as net.AddressInfo).port}/`)),
    );

  it('knows that a refused connection carried nothing', async () => {
    const server = net.createServer();
    const url = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    assert.deepEqual(await brokenBy(url), ['ECONNREFUSED', false]);
  });

  it('does not know what became of a request whose connection was closed, whose answer was cut off or never came', async () => {
    const closing = net.createServer((socket) => socket.once('data', () => socket.destroy()));
    const cutting = net.createServer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 201 Created\r\ncontent-length: 50\r\n\r\n{"id"')),
    );
    const silent = http.createServer(() => undefined);
    const seen = [];
    for (const server of [closing, cutting, silent]) seen.push(await brokenBy(await listening(server)));
    assert.deepEqual(seen, [
      ['ECONNRESET', true],
      ['ECUTOFF', true],
      ['ETIMEDOUT', true],
    ]);
    for (const server of [closing, cutting]) server.close();
    silent.closeAllConnections();
    silent.close();
  });

  it('does not follow redirects and keeps its connection', async () => {
    const server = await connectorServer();
    server.answer(() => ({ status: 307, headers: { location: `${server.url}/elsewhere` } }));
    const exchange = httpExchange();
    assert.equal((await exchange(request(`${server.url}/a`))).status, 307);
    await exchange(request(`${server.url}/b`));
    assert.deepEqual(
      server.received.map(({ path }) => path),
      ['/a', '/b'],
    );
    exchange.close();
    await server.close();
  });
});
