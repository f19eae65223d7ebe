import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { openEmbeddedStore } from '../embedded/open-embedded-store.ts';
import { openMongoStore } from '../mongo/open-mongo-store.ts';
import type { Adapter, Setting } from './setting.ts';

const embedded: Adapter = {
  name: 'the embedded store',
  async open() {
    const folder = await mkdtemp(join(tmpdir(), 'deskhand-store-'));
    let store = await openEmbeddedStore({ folder });
    const setting: Setting = {
      store,
      async reopen() {
        await store.close();
        store = await openEmbeddedStore({ folder });
        setting.store = store;
      },
      async expire(now) {
        await store.sweep(now);
      },
      async close() {
        await store.close();
        await rm(folder, { recursive: true });
      },
    };
    return setting;
  },
};

interface Server {
  uri: string;
  stop(): Promise<void>;
}

const mongo: Adapter = {
  name: 'MongoDB',
  async open() {
    const server = await findServer();
    if (typeof server === 'string') return server;
    const database = `deskhand-contract-${randomUUID().slice(0, 8)}`;
    const setting: Setting = {
      store: await openMongoStore({ uri: server.uri, database }),
      async reopen() {
        await setting.store.close();
        setting.store = await openMongoStore({ uri: server.uri, database });
      },
      // The server's own monitor runs each minute.
      async expire(_now, gone) {
        for (let tries = 0; tries < 150 && !(await gone()); tries++) await pause(500);
      },
      async close() {
        await setting.store.close();
        const client = new MongoClient(server.uri);
        await client.db(database).dropDatabase();
        await client.close();
        await server.stop();
      },
    };
    return setting;
  },
};

/** The adapters the contract is run on. MongoDB is the server of `MONGODB_URI`, else a `mongod` of this machine. */
export const adapters: readonly Adapter[] = [embedded, mongo];

async function findServer(): Promise<Server | string> {
  const uri = process.env['MONGODB_URI'];
  if (uri) return { uri, stop: async () => {} };
  if (spawnSync('mongod', ['--version']).error) return 'there is no MONGODB_URI and no mongod on the PATH';
  return startServer();
}

async function startServer(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'deskhand-mongod-'));
  const port = await freePort();
  const server = spawn(
    'mongod',
    ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', 'contract'],
    { stdio: 'ignore' },
  );
  const address = `mongodb://127.0.0.1:${port}/`;
  const client = new MongoClient(`${address}?directConnection=true`, { serverSelectionTimeoutMS: 30_000 });
  await client.connect();
  await client.db('admin').command({ replSetInitiate: { _id: 'contract', members: [{ _id: 0, host: `127.0.0.1:${port}` }] } });
  while (!(await client.db('admin').command({ hello: 1 }))['isWritablePrimary']) await pause(100);
  await client.close();
  return { uri: `${address}?replicaSet=contract`, stop: () => stopServer(server, folder) };
}

async function stopServer(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await ended;
  await rm(folder, { recursive: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
