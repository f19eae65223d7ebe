import type { ChangeNotice } from '../../shared/api/answers.ts';
import { parseEvents } from './parse-events.ts';

/** What listening goes through. */
export interface LiveParts {
  /** Opens the stream. */
  open(signal: AbortSignal): Promise<Response>;
  /** Resolves some time later, or at once when the signal is raised. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  onChange(notice: ChangeNotice): void;
  /** The stream is open (again): what changed meanwhile is not known. `isFirst`: there was none before. */
  onOpen(isFirst: boolean): void;
  /** It broke off or could not be opened. */
  onLost(error: unknown): void;
}

const waits = [1_000, 2_000, 5_000, 10_000, 30_000];

async function readAll(response: Response, onChange: LiveParts['onChange']): Promise<void> {
  const parser = parseEvents();
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
    for (const { event, data } of parser(text)) if (event === 'change') onChange(JSON.parse(data) as ChangeNotice);
  }
}

/** Listens to changes until the signal is raised, opening the stream again whenever it ends. */
export async function listen({ open, wait, onChange, onOpen, onLost }: LiveParts, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let isFirst = true;
  while (!signal.aborted) {
    try {
      const response = await open(signal);
      failures = 0;
      onOpen(isFirst);
      isFirst = false;
      await readAll(response, onChange);
    } catch (error) {
      if (signal.aborted) return;
      onLost(error);
    }
    await wait(waits[Math.min(failures++, waits.length - 1)]!, signal);
  }
}
