/** Something that goes wrong on a route of Microsoft's cloud. */
export interface Fault {
  /** A route's name, for instance `connector.activities.send`; `connector.*` or `*` for several. */
  readonly route: string;
  /** Lets this many calls through first; 0 when absent. */
  readonly after?: number;
  /** How many calls are hit; 1 when absent. */
  readonly times?: number;
  /** Fails with this status. */
  readonly status?: number;
  /** Put on the failure as `Retry-After`, in seconds. */
  readonly retryAfterSeconds?: number;
  /** The failure's body, where the sandbox's own would not do. */
  readonly body?: unknown;
  /** Carries the call out before it fails. */
  readonly done?: boolean;
  /** Carries the call out, then breaks the connection without an answer. */
  readonly loseAnswer?: boolean;
  /** Answers this much later. */
  readonly delayMilliseconds?: number;
}

/** A fault that has been set, with what is left of it. */
interface SetFault extends Fault {
  readonly id: number;
  readonly waiting: number;
  readonly left: number;
}

/** The faults that are set. */
export interface RouteFaults {
  add(fault: Fault): number;
  /** The faults that hit this call; each is used up by it. */
  take(route: string): readonly Fault[];
  list(): readonly SetFault[];
  /** Takes back one fault, or all. */
  clear(id?: number): void;
}

function concerns(fault: Fault, route: string): boolean {
  return (
    fault.route === '*' || fault.route === route || (fault.route.endsWith('.*') && route.startsWith(fault.route.slice(0, -1)))
  );
}

/** An empty set of faults. `onChange` runs whenever it changes. */
export function createRouteFaults(onChange: () => void = () => undefined): RouteFaults {
  let faults: SetFault[] = [];
  let last = 0;
  return {
    add(fault) {
      last += 1;
      faults.push({ ...fault, id: last, waiting: fault.after ?? 0, left: fault.times ?? 1 });
      onChange();
      return last;
    },
    take(route) {
      const hit: Fault[] = [];
      faults = faults.flatMap((fault) => {
        if (!concerns(fault, route)) return [fault];
        if (fault.waiting > 0) return [{ ...fault, waiting: fault.waiting - 1 }];
        hit.push(fault);
        return fault.left > 1 ? [{ ...fault, left: fault.left - 1 }] : [];
      });
      if (hit.length > 0) onChange();
      return hit;
    },
    list: () => faults,
    clear(id) {
      faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
      onChange();
    },
  };
}
