import { objectAt } from '../../json.ts';
import type { Contract } from './contract-types.ts';
import graphContract from './graph-contract.json' with { type: 'json' };
import { createValueCheck } from './value-check.ts';

/** What is asked: the operation's key, for instance `GET /users/{user-id}`, and the call's parts. */
interface AskedCall {
  readonly operation: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Says how calls and answers break the contract; empty lists when they do not. */
export interface ContractCheck {
  request(call: AskedCall): readonly string[];
  answer(operation: string, status: number, body: unknown): readonly string[];
}

/** Query parameters that Graph puts into its own links. */
const ofLinks = new Set(['$skiptoken', '$deltatoken', '$skip']);

function queryProblems(contract: Contract, { operation, query }: AskedCall): string[] {
  const known = contract.operations[operation]?.query ?? [];
  const top = query.get('$top');
  return [
    ...[...new Set(query.keys())].flatMap((name) =>
      known.includes(name) || ofLinks.has(name) ? [] : [`${name} is not a query parameter of ${operation}`],
    ),
    ...(top === null || /^[1-9]\d{0,2}$/.test(top) ? [] : ['$top is not a number from 1 to 999']),
    ...selectProblems(contract, operation, query.get('$select')),
  ];
}

function selectProblems(contract: Contract, operation: string, select: string | null): string[] {
  if (select === null) return [];
  const answer = contract.operations[operation]?.response ?? 'any';
  const item = (contract.objects[answer]?.properties['value'] ?? answer).replace('[]', '');
  const known = new Set<string>();
  for (let name: string | undefined = item; name !== undefined; name = contract.objects[name]?.of) {
    if (!contract.objects[name]) return [];
    for (const key of Object.keys(objectAt(contract.objects[name], 'properties'))) known.add(key);
  }
  return select.split(',').flatMap((name) => (known.has(name.trim()) ? [] : [`$select: ${item} has no property ${name}`]));
}

function bodyProblems(contract: Contract, call: AskedCall): readonly string[] {
  const type = contract.operations[call.operation]?.request;
  if (type === undefined) return call.body === undefined ? [] : [`${call.operation} takes no body`];
  if (call.body === undefined) return [`${call.operation} needs a body`];
  return createValueCheck(contract, call.operation.startsWith('POST '))(call.body, type, 'body');
}

/** The check by the committed contract, or by another one. */
export function createContractCheck(contract: Contract = graphContract): ContractCheck {
  const checkValue = createValueCheck(contract, false);
  return {
    request(call) {
      if (!contract.operations[call.operation]) return [`${call.operation} is not in the contract`];
      const type = String(call.headers['content-type'] ?? '');
      const isJson = call.body === undefined || /^application\/json\b/i.test(type);
      return [
        ...queryProblems(contract, call),
        ...bodyProblems(contract, call),
        ...(isJson ? [] : ['content-type is not application/json']),
      ];
    },
    answer(operation, status, body) {
      const known = contract.operations[operation];
      if (!known) return [`${operation} is not in the contract`];
      if (status >= 400) return textProblem(body);
      const wrong = known.status !== undefined && known.status !== status ? [`answers ${status} instead of ${known.status}`] : [];
      const isSilent = known.response === undefined;
      if (isSilent) return body === undefined ? wrong : [...wrong, `${operation} answers without a body`];
      return [...wrong, ...checkValue(body, known.response ?? 'any', 'answer')];
    },
  };
}

function textProblem(body: unknown): string[] {
  const error = objectAt(body, 'error');
  return typeof error['code'] === 'string' && typeof error['message'] === 'string' ? [] : ['the error has no code or no message'];
}
