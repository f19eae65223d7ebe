import { ApiError, Offline } from '../client/problem.ts';
import { SignInNeeded } from '../host/host.ts';
import type { TabTexts } from '../text/load-texts.ts';

/** An error as a person is told it. */
export interface Described {
  kind: 'offline' | 'denied' | 'missing' | 'other';
  title: string;
  text: string;
  /** The reference number, where there is one. */
  note?: string;
}

function ofProblem({ problem }: ApiError, t: TabTexts['t']): Described {
  const { status, detail, remedy, reference } = problem;
  const said = [detail || t('state.unexplained', { status }), remedy ?? (detail ? '' : t('state.unexplained.remedy'))];
  const text = said.filter(Boolean).join(' ');
  const note = reference === undefined ? {} : { note: t('state.reference', { reference }) };
  if (status === 404)
    return { kind: 'missing', title: t('state.gone.title'), text: detail ? text : t('state.gone.text'), ...note };
  if (status === 403) return { kind: 'denied', title: t('state.forbidden.title'), text, ...note };
  return { kind: 'other', title: t('state.error.title'), text, ...note };
}

/** What an error means to the person, and what can be done: the server's own words where it has some. */
export function describeError(error: unknown, t: TabTexts['t']): Described {
  if (error instanceof Offline) return { kind: 'offline', title: t('state.offline.title'), text: t('state.offline.text') };
  if (error instanceof SignInNeeded) return { kind: 'other', title: t('sign-in.again.title'), text: t('sign-in.again.text') };
  if (error instanceof ApiError) return ofProblem(error, t);
  return { kind: 'other', title: t('state.error.title'), text: t('state.error.text') };
}
