const FRAMES = ['|', '/', '-', '\\'];

/**
 * Shows on stderr that something long is under way and for how long: one moving line on a terminal, else a line now and every
 * `everyMs`. The function it answers ends the show with a last line.
 * @param {string} what @param {{ stream?: NodeJS.WriteStream, everyMs?: number }} [options]
 */
export function showProgress(what, { stream = process.stderr, everyMs = 10_000 } = {}) {
  const began = process.hrtime.bigint();
  const seconds = () => Number((process.hrtime.bigint() - began) / 1_000_000_000n);
  let frame = 0;
  if (!stream.isTTY) stream.write(`${what} ...\n`);
  const timer = stream.isTTY
    ? setInterval(() => stream.write(`\r\x1b[K${FRAMES[frame++ % FRAMES.length]} ${what} (${seconds()} s)`), 120)
    : setInterval(() => stream.write(`${what} ... ${seconds()} s so far\n`), everyMs);
  timer.unref();
  /** @param {string} [last] a sentence; `{s}` becomes the seconds it took */
  return (last) => {
    clearInterval(timer);
    if (stream.isTTY) stream.write('\r\x1b[K');
    if (last) stream.write(`${last.replace('{s}', String(seconds()))}\n`);
  };
}
