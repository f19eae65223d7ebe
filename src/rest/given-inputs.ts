import { Failure } from '../../shared/errors/failure.ts';
import type { Fields } from '../../shared/fields/field.ts';
import { say } from '../../shared/text/say.ts';
import { readJson } from '../http/body.ts';
import { HttpProblem } from '../http/problem.ts';
import type { HttpRequest } from '../http/route.ts';

const deepest = 16;

function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

function own(given: object, fields: Fields): Record<string, unknown> {
  const names = Object.keys(fields).filter((name) => Object.hasOwn(given, name));
  return Object.fromEntries(names.map((name) => [name, (given as Record<string, unknown>)[name]]));
}

function hasNoBody({ headers }: HttpRequest): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
}

/** The raw inputs of a body: a JSON object, or nothing for what takes none. Only what the definition knows is passed on. Throws `HttpProblem`. */
export async function inputsOfBody(request: HttpRequest, fields: Fields): Promise<Record<string, unknown>> {
  if (hasNoBody(request)) return {};
  const body = await readJson(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new HttpProblem(400, 'not-an-object', 'The body must be a JSON object of inputs and their values.');
  if (isTooDeep(body)) throw new HttpProblem(400, 'too-deep', 'The body is nested too deeply.');
  return own(body, fields);
}

/** The raw inputs of an address: each once. Throws `Failure` `twice` for an input that is there more than once. */
export function inputsOfQuery({ query }: HttpRequest, fields: Fields): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const name of Object.keys(fields)) {
    const [value, ...others] = query.getAll(name);
    if (value === undefined) continue;
    if (others.length > 0) {
      const text = say`“${name}” was given more than once.`;
      throw new Failure('twice', 'invalid', text, say`Give each input once.`, [{ field: name, code: 'invalid', text }]);
    }
    inputs[name] = value;
  }
  return inputs;
}

/** The version that `If-Match` names; `undefined` without one. Throws `HttpProblem` for what names none. */
export function expectedVersionOf({ headers }: HttpRequest): number | undefined {
  const given = headers['if-match'];
  if (given === undefined || given === '*') return undefined;
  const version = /^(?:W\/)?"?(\d{1,15})(?:-[\w-]+)?"?$/.exec(given.trim())?.[1];
  if (version === undefined)
    throw new HttpProblem(400, 'bad-version', 'If-Match must name one version of the record, for instance "7".');
  return Number(version);
}

/** The `Idempotency-Key`; `undefined` without one. Throws `HttpProblem` for what could not be one. */
export function idempotencyKeyOf({ headers }: HttpRequest): string | undefined {
  const given = headers['idempotency-key'];
  if (given === undefined) return undefined;
  if (typeof given === 'string' && /^[\w-]{1,100}$/.test(given)) return given;
  throw new HttpProblem(400, 'bad-key', 'Idempotency-Key takes up to 100 letters, digits, “-” and “_”.');
}
