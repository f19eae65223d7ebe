import type { DirectoryReport, DirectoryRun } from '../../../shared/domain/directory-run.ts';
import { profileIdFor } from '../../../shared/domain/teams-integration.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import { Failure, failureData } from '../../../shared/errors/failure.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import { dataOf, say } from '../../../shared/text/say.ts';
import type { Door } from '../../actions/execute.ts';
import type { Registry } from '../../actions/registry.ts';
import type { Graph } from '../../graph/gateway.ts';
import type { Timing } from '../../graph/timing.ts';
import type { Log } from '../../http/log.ts';
import { holdDirectory, Overtaken, readDirectory } from './directory-state.ts';
import { DirectoryUsers } from './directory-users.ts';
import { followUsers } from './follow-users.ts';
import { readUsers } from './read-users.ts';

/** What the directory sync is made of. */
export interface DirectorySyncParts {
  store: DocumentStore;
  door: Door;
  registry: Registry;
  /** Graph as the application that the tenant's directory is bound to. */
  graph(tenantId: string): Graph;
  tenants(): Promise<readonly Tenant[]>;
  timing: Timing;
  log: Log;
}

/** Keeps members in step with the users of their organisation. */
export interface DirectorySync {
  /** Runs now, or joins the run under way; waits for its end, at most `patience` milliseconds when they are given. `progress` is told each step of a run that it began. */
  run(tenantId: string, patience?: number, progress?: Progress): Promise<DirectoryRun>;
  /** Runs where the last run was over an hour ago; never throws. */
  runDue(): Promise<void>;
}

type Progress = (line: string) => void;

const dueAfter = 3_600_000;
/** Refusals that only say that nobody has set the directory up. */
const notSetUp: ReadonlySet<string> = new Set(['profile-missing', 'profile-disabled', 'other-organisation', 'not-found']);

function failed(error: unknown): Extract<DirectoryRun, { state: 'failed' }> {
  if (error instanceof Failure) return { state: 'failed', ...failureData(error) };
  const text = say`The directory could not be read to the end.`;
  const remedy = say`The next run goes on; look into the log if it happens again.`;
  return { state: 'failed', code: 'unexpected', ...dataOf({ text, remedy }) };
}

/** Makes sure that the directory's profile is of the organisation whose people the members are. */
async function assertHome({ door }: DirectorySyncParts, tenant: Tenant): Promise<void> {
  const desk = door.desk(tenant._id);
  const id = profileIdFor(await desk.integration(), 'directory');
  const profile = id === undefined ? undefined : await desk.profiles.byId(id);
  if (!profile || tenant.entraTenantId === undefined || profile.entraTenantId === tenant.entraTenantId) return;
  const text = say`“${profile.name}” belongs to another organisation than this desk, so its users are not this desk’s members.`;
  const remedy = say`An administrator of your desk can bind the directory to a profile of your own organisation.`;
  throw new Failure('other-organisation', 'conflict', text, remedy);
}

/** One whole run of a tenant that is held. */
async function runHeld(
  parts: DirectorySyncParts,
  tenant: Tenant,
  held: NonNullable<Awaited<ReturnType<typeof holdDirectory>>>,
  progress?: Progress,
): Promise<DirectoryRun> {
  const now = () => new Date(parts.timing.now());
  const startedAt = now();
  try {
    await assertHome(parts, tenant);
    const graph = parts.graph(tenant._id);
    const users = new DirectoryUsers(parts.store, tenant._id);
    progress?.('Reading the users of the organisation …');
    const seen = await readUsers(graph, users, held, (count) => progress?.(`${count} accounts read …`));
    const { whole, cursor } = held.state;
    progress?.('Letting the members follow their accounts …');
    const followed = await followUsers({ ...parts, graph, users, held, tenant });
    const report: DirectoryReport = { startedAt, endedAt: now(), whole, seen: seen.size, ...followed };
    await held.end({ whole: false, report, ...(cursor !== undefined && { cursor }) });
    return { state: 'done', report };
  } catch (error) {
    if (error instanceof Overtaken) return { state: 'running', since: now() };
    const { state, ...failure } = failed(error);
    if (!notSetUp.has(failure.code))
      parts.log.warn({ tenantId: tenant._id, code: failure.code, error }, 'the directory was not read');
    await held.end({ failure: { ...failure, at: now() } }).catch(() => undefined);
    return { state, ...failure };
  }
}

/** Makes the directory sync: one run a tenant at a time, in this process and in all others. */
export function directorySync(parts: DirectorySyncParts): DirectorySync {
  const { store, timing, tenants } = parts;
  const now = () => new Date(timing.now());
  const running = new Map<string, Promise<DirectoryRun>>();
  const begin = async (tenantId: string, progress?: Progress): Promise<DirectoryRun> => {
    const tenant = (await tenants()).find(({ _id }) => _id === tenantId);
    if (!tenant) return failed(new Failure('not-found', 'missing', say`There is no such desk.`, say`Check its id.`));
    const held = await holdDirectory(store, tenantId, now);
    if (held) return runHeld(parts, tenant, held, progress);
    return { state: 'running', since: (await readDirectory(store, tenantId))?.heldSince ?? now() };
  };
  const joined = (tenantId: string, progress?: Progress): Promise<DirectoryRun> => {
    const known = running.get(tenantId);
    if (known) return known;
    const run = begin(tenantId, progress).finally(() => running.delete(tenantId));
    running.set(tenantId, run);
    return run;
  };
  return {
    async run(tenantId, patience, progress) {
      const since = now();
      const run = joined(tenantId, progress).catch(failed);
      if (patience === undefined) return run;
      const over = new AbortController();
      const late = timing.sleep(patience, over.signal).then((): DirectoryRun => ({ state: 'running', since }));
      late.catch(() => undefined);
      return Promise.race([run, late]).finally(() => over.abort());
    },
    async runDue() {
      const due = async ({ _id }: Tenant) => {
        const state = await readDirectory(store, _id);
        const last = Math.max(state?.report?.endedAt.getTime() ?? 0, state?.failure?.at.getTime() ?? 0);
        if (timing.now() - last >= dueAfter) await joined(_id);
      };
      const ends = await Promise.allSettled((await tenants()).map(due));
      for (const end of ends)
        if (end.status === 'rejected') parts.log.warn({ error: end.reason as unknown }, 'a directory was not read');
    },
  };
}
