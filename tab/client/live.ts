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
}

const waits = [1_000, 2_000, 5_000, 10_000, 30_000];

/** The server gives a sign of life every 20 s: a stream that is silent for longer than this is dead. */
const patience = 50_000;

async function readAll(response: Response, { wait, onChange }: LiveParts): Promise<void> {
  const parser = parseEvents();
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const heard = new AbortController();
    const silence = wait(patience, heard.signal).then(() => undefined);
    const read = await Promise.race([reader.read(), silence]);
    heard.abort();
    if (!read || read.done) return void reader.cancel().catch(() => undefined);
    for (const { event, data } of parser(read.value)) if (event === 'change') onChange(JSON.parse(data) as ChangeNotice);
  }
}

/** Listens to changes until the signal is raised, opening the stream again whenever it ends. */
export async function listen(parts: LiveParts, signal: AbortSignal): Promise<void> {
  const { open, wait, onOpen } = parts;
  let failures = 0;
  let isFirst = true;
  while (!signal.aborted) {
    try {
      const response = await open(signal);
      failures = 0;
      onOpen(isFirst);
      isFirst = false;
      await readAll(response, parts);
    } catch {
      // It broke off or could not be opened; the calls themselves tell the person.
    }
    if (signal.aborted) return;
    await wait(waits[Math.min(failures++, waits.length - 1)]!, signal);
  }
}
