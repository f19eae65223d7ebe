import type { SortField } from './access.ts';
import type { Plan } from './planner.ts';
import type { Cost } from './walk.ts';

/** How a find was answered. `indexes` has more than one name only for an `$or`; `examined` counts the documents read. */
export interface Explanation {
  index: string;
  indexes: readonly string[];
  scan: 'point' | 'range' | 'merge' | 'union';
  ranges: number;
  sort: 'none' | 'index' | 'memory';
  examined: number;
  returned: number;
}

/** The explanation of a plan that has been walked. */
export function explainPlan(plan: Plan, sort: readonly SortField[], cost: Cost, returned: number): Explanation {
  const indexes = plan.accesses.map((access) => access.index.checked.name);
  const [first] = plan.accesses;
  return {
    index: indexes[0] ?? '',
    indexes,
    scan: plan.accesses.length > 1 ? 'union' : first?.unique ? 'point' : first?.merged ? 'merge' : 'range',
    ranges: plan.accesses.reduce((sum, access) => sum + access.ranges.length, 0),
    sort: sort.length === 0 ? 'none' : plan.order === 'none' ? 'memory' : 'index',
    examined: cost.examined,
    returned,
  };
}
