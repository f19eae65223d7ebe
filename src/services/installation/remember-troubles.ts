import type { Trouble } from '../../../shared/ports/installation.ts';
import type { Log } from '../../http/log.ts';
import { masked } from './masked.ts';

const most = 200;
const longest = 500;

interface Kept extends Trouble {
  tenantId?: string;
}

/** A log that remembers its last warnings and errors. */
export interface RememberingLog {
  log: Log;
  /** Those of a desk, newest first; with `all` those of no desk in particular too. Another desk's are never among them. */
  of(tenantId: string, all: boolean): Trouble[];
}

const textIn = (fields: object, name: string) => {
  const value = (fields as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
};

/** What was thrown, in a line. */
function causeIn(fields: object): string | undefined {
  const { err, error = err } = fields as { err?: unknown; error?: unknown };
  if (error === undefined) return undefined;
  if (!(error instanceof Error)) return undefined;
  const code = textIn(error, 'code');
  return `${error.name}${code === undefined ? '' : ` (${code})`}: ${error.message}`;
}

/** Keeps what the log is told of troubles, without what is secret, in memory: a restart begins anew. */
export function rememberTroubles(log: Log, { now, secrets }: { now(): Date; secrets: readonly string[] }): RememberingLog {
  const kept: Kept[] = [];
  const clean = (text: string) => masked(text, secrets).slice(0, longest);
  const keep = (level: Trouble['level'], fields: object, sentence: string) => {
    const [cause, reference, tenantId] = [causeIn(fields), textIn(fields, 'reference'), textIn(fields, 'tenantId')];
    kept.unshift({
      at: now(),
      level,
      text: clean(sentence),
      ...(cause !== undefined && { cause: clean(cause) }),
      ...(reference !== undefined && { reference: clean(reference) }),
      ...(tenantId !== undefined && { tenantId }),
    });
    kept.length = Math.min(kept.length, most);
  };
  return {
    log: {
      info: (fields, sentence) => log.info(fields, sentence),
      warn(fields, sentence) {
        keep('warn', fields, sentence);
        log.warn(fields, sentence);
      },
      error(fields, sentence) {
        keep('error', fields, sentence);
        log.error(fields, sentence);
      },
    },
    of: (asker, all) =>
      kept
        .filter(({ tenantId }) => tenantId === asker || (all && tenantId === undefined))
        .map(({ tenantId: _tenant, ...trouble }) => trouble),
  };
}
