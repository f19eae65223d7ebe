/**
 * What a page of a change feed may do: come empty, come short, repeat an item, turn its items round, lead back to itself, or refuse its cursor.
 */
export type DeltaQuirk = 'empty' | 'short' | 'repeat' | 'reverse' | 'loop' | 'expire';

/** A quirk that waits for its page. */
interface PlannedQuirk {
  readonly path: string;
  readonly quirk: DeltaQuirk;
  after: number;
  times: number;
}

/** The quirks that are planned. */
export interface DeltaQuirks {
  /** Plans a quirk: after so many pages (0), for so many (1). `path` is for instance `/users/delta`. */
  add(path: string, quirk: DeltaQuirk, options?: { readonly after?: number; readonly times?: number }): void;
  take(path: string): DeltaQuirk | undefined;
  clear(): void;
}

/** No quirks yet. */
export function createDeltaQuirks(): DeltaQuirks {
  let planned: PlannedQuirk[] = [];
  return {
    add: (path, quirk, { after = 0, times = 1 } = {}) => void planned.push({ path, quirk, after, times }),
    take(path) {
      const next = planned.find((one) => one.path === path);
      if (!next) return undefined;
      if (next.after > 0) {
        next.after -= 1;
        return undefined;
      }
      next.times -= 1;
      if (next.times <= 0) planned = planned.filter((one) => one !== next);
      return next.quirk;
    },
    clear() {
      planned = [];
    },
  };
}
