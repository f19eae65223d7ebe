import type { DocumentStore } from '../../shared/ports/document-store.ts';
import type { Readiness } from './health.ts';

/** Whether the store answers, for `/readyz`. */
export async function storeReadiness(store: DocumentStore): Promise<Readiness> {
  try {
    await store.ping();
    return { ok: true, checks: { store: 'answers' } };
  } catch {
    return { ok: false, checks: { store: 'does not answer' } };
  }
}
