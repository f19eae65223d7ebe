import { StoreUnavailable } from '../../shared/errors/store-errors.ts';
import { changesPath } from '../services/subscriptions/reachable.ts';
import type { ChangeCalls } from '../services/subscriptions/take-calls.ts';
import { HttpProblem } from './problem.ts';
import type { HttpAnswer, HttpRequest, Route } from './route.ts';

const longestToken = 4_096;
/** The most that is read of a call: more where contents come along. */
const plainLimit = 512 * 1024;
const richLimit = 4 * 1024 * 1024;

/** The handshake: the token comes back as it was before it was put into the address, as plain text that no browser takes for anything else. */
function handshake(token: string): HttpAnswer {
  if (token.length > longestToken) throw new HttpProblem(400, 'bad-validation-token', 'The validation token is too long.');
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'no-store',
  };
  return { status: 200, headers, body: token };
}

/** The body, or why there is none worth reading on. */
async function bodyOf(request: HttpRequest, limit: number): Promise<Buffer | 'too-large' | 'malformed'> {
  try {
    return await request.readBody(limit);
  } catch (error) {
    if (error instanceof HttpProblem) return error.status === 413 ? 'too-large' : 'malformed';
    throw error;
  }
}

const refusals = {
  'too-large': new HttpProblem(413, 'body-too-large', 'The body is larger than what is taken here.', { connection: 'close' }),
  malformed: new HttpProblem(400, 'malformed-notifications', 'This is no collection of change notifications.'),
};

/** What the store does not take now, Microsoft brings again later. */
function later(error: unknown): never {
  if (!(error instanceof StoreUnavailable)) throw error;
  throw new HttpProblem(503, 'store-unavailable', 'The notifications could not be kept. Send them again later.', {
    'retry-after': '10',
  });
}

/** Where Microsoft Graph tells of changes. 202 says that what was told is kept; the same is answered to whoever is not believed, so that nobody learns anything by trying. */
export function changeNotificationsRoute(calls: ChangeCalls): Route {
  const take = async (request: HttpRequest): Promise<HttpAnswer> => {
    const { tenant = '', slot = '' } = request.params;
    const held = await calls.find(tenant, slot);
    const body = await bodyOf(request, held?.certificateId === undefined ? plainLimit : richLimit);
    if (typeof body === 'string') {
      calls.refuse(body, held);
      throw refusals[body];
    }
    if (held && !(await calls.take(held, body))) throw refusals.malformed;
    return { status: 202 };
  };
  return {
    method: 'POST',
    path: `${changesPath}/:tenant/:slot`,
    async handle(request) {
      const token = request.query.get('validationToken');
      return token === null ? take(request).catch(later) : handshake(token);
    },
  };
}
