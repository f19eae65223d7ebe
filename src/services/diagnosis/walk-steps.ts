import type { Check } from '../../../shared/domain/check.ts';
import { Failure } from '../../../shared/errors/failure.ts';

/** What a step found; it is well unless it says otherwise. */
export type Finding = Pick<Check, 'text'> & Partial<Pick<Check, 'ok' | 'next' | 'code' | 'skipped'>>;

/** One thing to look at. */
export interface Step {
  name: string;
  /** What is looked at, for those who watch: “Signing in”. */
  title: string;
  /** Names of steps without which this one cannot be. */
  needs?: readonly string[];
  /** Looks. A `Failure` that is thrown is what was found. */
  look(): Promise<Finding>;
}

/** What walking needs of the world. */
export interface Walk {
  /** Milliseconds. */
  time(): number;
  progress?: ((line: string) => void) | undefined;
  /** Told of what nobody foresaw. */
  onUnforeseen(error: unknown, step: string): void;
}

const unforeseen = {
  ok: false,
  code: 'unexpected',
  text: 'This step ended in a way nobody foresaw.',
  next: 'Try again; look into the log if it happens again.',
};

async function found(step: Step, walk: Walk): Promise<Finding> {
  try {
    return await step.look();
  } catch (error) {
    if (error instanceof Failure) return { ok: false, text: error.message, next: error.remedy, code: error.code };
    walk.onUnforeseen(error, step.name);
    return unforeseen;
  }
}

/** Looks at one thing after the other. What needs a step that was not well is skipped and says so. */
export async function walkSteps(steps: readonly Step[], walk: Walk): Promise<Check[]> {
  const checks: Check[] = [];
  const well = new Set<string>();
  for (const step of steps) {
    const lacking = step.needs?.find((name) => steps.some((one) => one.name === name) && !well.has(name));
    if (lacking !== undefined) {
      checks.push({ name: step.name, ok: true, skipped: true, text: `Not looked at: it needs “${lacking}”.` });
      continue;
    }
    walk.progress?.(`${step.title} …`);
    const began = walk.time();
    const { ok = true, ...finding } = await found(step, walk);
    if (ok && !finding.skipped) well.add(step.name);
    checks.push({ name: step.name, ok, ...finding, ms: Math.max(0, Math.round(walk.time() - began)) });
  }
  return checks;
}
