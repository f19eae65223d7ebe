import { randomUUID } from 'node:crypto';
import restify from 'restify';
import type { CollectionDefinition } from '../../shared/ports/document-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Serving, serveParent } from '../harness/child.ts';
import { temporaryFolder } from '../harness/temporary-folder.ts';

interface Call {
  _id: string;
  tenantId: string;
  body: string;
}

const calls: CollectionDefinition<Call> = { name: 'calls', scope: 'tenant', indexes: [] };

/** The least that can be done: restify reads the JSON, one durable insert keeps it, 202. Nothing is checked. */
async function start(): Promise<Serving> {
  const { folder, remove } = await temporaryFolder();
  const store = await openStore({ folder, clock: { now: () => new Date() } });
  await store.prepare([calls]);
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/changes', async (request, response) => {
    const body = JSON.stringify(request.body.value);
    await store.collection(calls).insertOne({ _id: randomUUID(), tenantId: 'bench', body });
    response.send(202);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as { port: number };
  const close = async () => {
    server.close();
    await store.close();
    await remove();
  };
  return { ready: { url: `http://127.0.0.1:${port}/changes` }, close };
}

if (process.send) await serveParent(start);
