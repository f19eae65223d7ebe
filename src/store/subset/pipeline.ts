import { parseFilter } from './filter.ts';
import { checkSort } from './options.ts';
import { checkPath, describe, isPlainObject, refuse } from './refuse.ts';

type StageCheck = (where: string, value: unknown) => void;

const accumulators = new Set(['$sum', '$avg', '$min', '$max', '$first', '$last', '$push', '$addToSet', '$count']);
const expressions = new Set([
  '$add',
  '$subtract',
  '$multiply',
  '$divide',
  '$cond',
  '$ifNull',
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$and',
  '$or',
  '$not',
  '$size',
  '$literal',
]);

const stages: Record<string, StageCheck> = {
  $match: (where, value) => void parseFilter(where, value as Record<string, unknown>),
  $sort: (where, value) => void checkSort(where, value as Record<string, 1 | -1>),
  $limit: (where, value) => whole(where, value, 1),
  $skip: (where, value) => whole(where, value, 0),
  $count: (where, value) => {
    if (typeof value !== 'string' || value === '' || value.startsWith('$') || value.includes('.'))
      refuse(where, '', '$count needs the name of a field');
  },
  $unwind: (where, value) => {
    if (typeof value !== 'string' || !value.startsWith('$'))
      refuse(where, '', '$unwind needs one path, "$field"; its options are not in the subset');
    checkPath(where, value.slice(1));
  },
  $group: checkGroup,
  $project: checkProject,
};

/** Refuses a pipeline that does not begin with `$match`, or holds a stage, accumulator or expression outside the subset. */
export function checkPipeline(
  where: string,
  pipeline: readonly Record<string, unknown>[],
): { match: Record<string, unknown>; rest: readonly Record<string, unknown>[] } {
  if (!Array.isArray(pipeline)) refuse(where, '', `a pipeline is an array of stages, not ${describe(pipeline)}`);
  for (const [at, stage] of pipeline.entries()) {
    if (!isPlainObject(stage) || Object.keys(stage).length !== 1)
      refuse(where, `stage ${at}`, 'a stage is an object with one operator');
    const operator = Object.keys(stage)[0] ?? '';
    const check = Object.hasOwn(stages, operator) ? stages[operator] : undefined;
    if (!check)
      refuse(
        where,
        `stage ${at}`,
        `${operator} is not in the subset ($match, $group, $sort, $limit, $skip, $project, $unwind, $count)`,
      );
    check(`${where} stage ${at}`, stage[operator]);
  }
  const match = pipeline[0]?.['$match'];
  if (!isPlainObject(match)) refuse(where, '', 'a pipeline begins with $match, so that an index serves it');
  return { match, rest: pipeline.slice(1) };
}

function whole(where: string, value: unknown, least: number): void {
  if (!Number.isSafeInteger(value) || (value as number) < least)
    refuse(where, '', `a whole number from ${least} is expected, not ${String(value)}`);
}

function checkGroup(where: string, value: unknown): void {
  if (!isPlainObject(value) || !('_id' in value)) refuse(where, '', '$group needs an _id');
  for (const [name, part] of Object.entries(value)) {
    if (name === '_id') {
      checkExpression(where, name, part);
      continue;
    }
    if (name.startsWith('$') || name.includes('.')) refuse(where, name, 'a field of a group is a plain name');
    const operator = isPlainObject(part) && Object.keys(part).length === 1 ? Object.keys(part)[0] : undefined;
    if (operator === undefined || !accumulators.has(operator))
      refuse(where, name, `a field of a group is one of ${[...accumulators].join(', ')}`);
    const argument = (part as Record<string, unknown>)[operator];
    if (operator === '$count' && (!isPlainObject(argument) || Object.keys(argument).length > 0))
      refuse(where, name, '$count takes {}');
    if (operator !== '$count') checkExpression(where, name, argument);
  }
}

function checkProject(where: string, value: unknown): void {
  if (!isPlainObject(value) || Object.keys(value).length === 0) refuse(where, '', '$project names at least one field');
  for (const [path, part] of Object.entries(value)) {
    checkPath(where, path);
    if (part !== 0 && part !== 1) checkExpression(where, path, part);
  }
}

function checkExpression(where: string, path: string, value: unknown): void {
  if (typeof value === 'string' && value.startsWith('$')) {
    if (value.startsWith('$$')) refuse(where, path, `${value} is a variable, which is not in the subset`);
    checkPath(where, value.slice(1));
  } else if (Array.isArray(value)) for (const part of value) checkExpression(where, path, part);
  else if (isPlainObject(value)) checkMembers(where, path, value);
  else if (value === undefined) refuse(where, path, 'undefined is not a value');
}

function checkMembers(where: string, path: string, value: Record<string, unknown>): void {
  for (const [key, part] of Object.entries(value)) {
    if (key.startsWith('$') && !expressions.has(key)) refuse(where, path, `${key} is not an expression of the subset`);
    if (key.startsWith('$') && Object.keys(value).length > 1) refuse(where, path, 'an expression is an object with one operator');
    if (key !== '$literal') checkExpression(where, path, part);
  }
}
