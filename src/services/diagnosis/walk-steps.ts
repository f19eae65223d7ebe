import { type Check, checkOf, type StatedCheck } from '../../../shared/domain/check.ts';
import { Failure, statedBy } from '../../../shared/errors/failure.ts';
import { type Sentence, say, word } from '../../../shared/text/say.ts';

/** What a step found; it is well unless it says otherwise. */
export type Finding = Pick<StatedCheck, 'text'> & Partial<Pick<StatedCheck, 'ok' | 'next' | 'code' | 'skipped'>>;

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
  text: say`This step ended in a way nobody foresaw.`,
  next: say`Try again; look into the log if it happens again.`,
};

/** How the steps that others need are called in a sentence. */
const stepWords: { readonly [name: string]: Sentence } = {
  profile: word('profile'),
  token: word('token'),
  'bot-token': word('bot-token'),
};

async function found(step: Step, walk: Walk): Promise<Finding> {
  try {
    return await step.look();
  } catch (error) {
    if (error instanceof Failure) {
      const { code, text, remedy: next } = statedBy(error);
      return { ok: false, text, next, code };
    }
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
      const text = say`Not looked at: it needs “${stepWords[lacking] ?? lacking}”.`;
      checks.push(checkOf({ name: step.name, ok: true, skipped: true, text }));
      continue;
    }
    walk.progress?.(`${step.title} …`);
    const began = walk.time();
    const { ok = true, ...finding } = await found(step, walk);
    if (ok && !finding.skipped) well.add(step.name);
    checks.push(checkOf({ name: step.name, ok, ...finding, ms: Math.max(0, Math.round(walk.time() - began)) }));
  }
  return checks;
}
