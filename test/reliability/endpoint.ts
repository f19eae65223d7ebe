import { Agent, request } from 'node:http';
import type { Route } from '../../src/http/route.ts';
import { startServer } from '../../src/http/server.ts';
import type { Post } from './hostile-trial.ts';

/** A server on this machine, and a client that hands it whatever it is given. */
export interface Endpoint {
  post: Post;
  /** How many requests ended without an answer. */
  broken(): number;
  close(): Promise<void>;
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Serves these routes over HTTP. */
export async function openEndpoint(routes: readonly Route[]): Promise<Endpoint> {
  const server = await startServer({ host: '127.0.0.1', port: 0, routes, log: quiet, reference: () => 'ref' });
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  let broken = 0;
  const post: Post = (input) =>
    new Promise((resolve, reject) => {
      const failed = (error: Error) => {
        broken += 1;
        reject(error);
      };
      const asked = request(
        `${server.url}/api/messages`,
        { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', failed);
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString();
            const body: unknown = /json/.test(answer.headers['content-type'] ?? '') && text ? JSON.parse(text) : text;
            resolve({ status: answer.statusCode ?? 0, body });
          });
        },
      );
      asked.on('error', failed);
      asked.end(typeof input === 'string' ? input : JSON.stringify(input));
    });
  return {
    post,
    broken: () => broken,
    async close() {
      agent.destroy();
      await server.close();
    },
  };
}
