import type { SandboxClock } from '../sandbox-clock.ts';
import type { SendWindow } from '../sandbox-options.ts';

/** Counts a bot's sends to each conversation. */
export interface SendWindows {
  /** Counts a send; answers after how many seconds to come back when a window is full, in which case nothing is counted. */
  admit(conversationId: string): number | undefined;
}

/** Windows that slide with the clock. */
export function createSendWindows(clock: Pick<SandboxClock, 'now'>, windows: readonly SendWindow[]): SendWindows {
  const sends = new Map<string, number[]>();
  const longest = Math.max(0, ...windows.map((window) => window.seconds));
  return {
    admit(conversationId) {
      const now = clock.now().getTime();
      const recent = (sends.get(conversationId) ?? []).filter((at) => at > now - longest * 1000);
      const waits = windows.flatMap((window) => {
        const inside = recent.filter((at) => at > now - window.seconds * 1000);
        const first = inside[inside.length - window.sends];
        return first === undefined ? [] : [Math.max(1, Math.ceil((first + window.seconds * 1000 - now) / 1000))];
      });
      if (waits.length > 0) return Math.max(...waits);
      sends.set(conversationId, [...recent, now]);
      return undefined;
    },
  };
}
