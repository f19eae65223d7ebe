import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './problem.ts';
import type { HttpRequest } from './route.ts';

/** The most that is read of a body when a route does not say: 256 KB. */
export const defaultBodyLimit = 256 * 1024;

const closing = { connection: 'close' };

function tooLarge(limit: number): HttpProblem {
  const size = limit >= 1024 ? `${Math.floor(limit / 1024)} KB` : `${limit} bytes`;
  return new HttpProblem(413, 'body-too-large', `The body is larger than ${size}, the most that is taken here.`, closing);
}

/** Reads a request's body whole, at most `limit` bytes within `timeout` milliseconds. Throws `HttpProblem` 413, 408 or 400. */
export function readBodyOf(source: IncomingMessage, limit: number, timeout: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(source.headers['content-length'] ?? 0) > limit) return reject(tooLarge(limit));
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      source.off('data', take).off('end', end).off('close', cut).off('error', cut);
      finish();
    };
    const refuse = (problem: HttpProblem) => {
      source.pause();
      settle(() => reject(problem));
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) refuse(tooLarge(limit));
      else chunks.push(chunk);
    };
    const end = () => settle(() => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)));
    const cut = () =>
      refuse(new HttpProblem(400, 'body-cut-off', 'The connection ended before the whole body had come.', closing));
    const slow = () =>
      refuse(new HttpProblem(408, 'body-too-slow', 'The body came too slowly, so the request was given up.', closing));
    const timer = setTimeout(slow, timeout);
    source.on('data', take).on('end', end).on('close', cut).on('error', cut);
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a JSON body of at most `limit` bytes. Throws `HttpProblem` 415 for another content type, 400 for text that is not JSON, 413, 408. */
export async function readJson(request: HttpRequest, limit?: number): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new HttpProblem(415, 'not-json', 'Only JSON is taken here: send the content type application/json.', closing);
  }
  const body = await request.readBody(limit);
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    throw new HttpProblem(400, 'malformed-json', 'The body is not valid JSON.');
  }
}
