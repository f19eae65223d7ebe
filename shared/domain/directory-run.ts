import type { FailureData } from '../errors/failure.ts';

/** What a run of the directory sync found and did. Names are at most 20 of each. */
export interface DirectoryReport {
  startedAt: Date;
  endedAt: Date;
  /** Whether all users were read, or only what had changed. */
  whole: boolean;
  /** Users that Microsoft told of in this run, each counted once. */
  seen: number;
  linked: number;
  unlinked: number;
  /** Active members without an account. */
  unmatched: number;
  unmatchedNames: string[];
  /** Members whose address fits more than one account, or an account that others have. */
  ambiguous: number;
  ambiguousNames: string[];
  /** Members whose account could not be asked about, or whose link could not be changed. */
  unsettled: number;
}

/** How a run ended. `running`: another one is at it, here or in another process, since then. */
export type DirectoryRun =
  | { state: 'done'; report: DirectoryReport }
  | { state: 'running'; since: Date }
  | ({ state: 'failed' } & FailureData);
