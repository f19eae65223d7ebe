import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import { parseFilter } from '../subset/filter.ts';
import { matcherOf } from '../subset/match.ts';
import { sortKey } from './sort-key.ts';

type Documents = Record<string, unknown>[];

const context = Context.init({ accumulator: { ...accumulators }, expression: { ...expressions }, pipeline: { ...stages } });

/** Runs the stages after the first `$match` of a checked pipeline over its documents. */
export function runStages(where: string, documents: Documents, pipeline: readonly Record<string, unknown>[]): Documents {
  let current = documents;
  for (const stage of pipeline) current = runStage(where, current, stage);
  return current;
}

// Filters and orders are the store's own, so that they mean the same here as in a find; mingo groups, unwinds and projects.
function runStage(where: string, documents: Documents, stage: Record<string, unknown>): Documents {
  const [operator = '', value] = Object.entries(stage)[0] ?? [];
  switch (operator) {
    case '$match': {
      const matcher = matcherOf(parseFilter(where, value as Record<string, unknown>));
      return documents.filter((document) => matcher(document));
    }
    case '$sort':
      return ordered(documents, value as Record<string, 1 | -1>);
    case '$limit':
      return documents.slice(0, value as number);
    case '$skip':
      return documents.slice(value as number);
    case '$count':
      return documents.length === 0 ? [] : [{ [value as string]: documents.length }];
    default:
      return new Aggregator([stage], { context }).run(documents) as Documents;
  }
}

function ordered(documents: Documents, sort: Record<string, 1 | -1>): Documents {
  const fields = Object.entries(sort).map(([path, direction]) => ({ path, direction }));
  return documents
    .map((document) => ({ document, key: sortKey(document, fields) }))
    .sort((left, right) => Buffer.compare(left.key, right.key))
    .map(({ document }) => document);
}
