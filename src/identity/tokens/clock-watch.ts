/** How far this machine's clock is from Microsoft's, learnt from the `Date` of its answers. */
export interface ClockWatch {
  /** Takes the `Date` header of an answer whose request began at this moment of this machine. */
  note(date: string | undefined, began: Date): void;
  /** Milliseconds this machine's clock is ahead of Microsoft's; 0 while nothing is known. */
  ahead(): number;
  /** Microsoft's time now, in milliseconds since 1970. */
  time(): number;
}

const tellsFrom = 2_000;

/** A watch over this clock. The header counts whole seconds, so less than two of them is no difference. */
export function clockWatch(now: () => Date): ClockWatch {
  let ahead = 0;
  return {
    note(date, began) {
      const theirs = date === undefined ? Number.NaN : Date.parse(date);
      if (Number.isNaN(theirs)) return;
      const ours = (began.getTime() + now().getTime()) / 2;
      const difference = Math.round(ours - theirs);
      ahead = Math.abs(difference) < tellsFrom ? 0 : difference;
    },
    ahead: () => ahead,
    time: () => now().getTime() - ahead,
  };
}
