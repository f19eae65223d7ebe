import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../../shared/errors/failure.ts';
import type { CliOption, CommandContext } from './cli-command.ts';

/** Writes what a question answers into a file, where the command was typed. */
export const intoFile: CliOption = { name: 'out', flag: '--out <file>', text: 'write the answer into this file' };

/** The line without `--out` and its value: where a server answers, the file is written here and not there. */
function withoutOut(line: readonly string[]): string[] {
  return line.filter((word, place) => word !== '--out' && !word.startsWith('--out=') && line[place - 1] !== '--out');
}

/** Does the work; with `--out` what it says becomes the file, whole or not at all. Throws `Failure` `not-written`. */
export async function intoFileOf(context: CommandContext, work: (context: CommandContext) => Promise<number>): Promise<number> {
  const { out: file, ...options } = context.options;
  if (typeof file !== 'string') return work(context);
  const lines: string[] = [];
  const code = await work({ ...context, options, line: withoutOut(context.line), out: (text) => void lines.push(text) });
  if (code !== 0) {
    lines.forEach(context.out);
    return code;
  }
  const path = resolve(file);
  const text = `${lines.join('\n')}\n`;
  try {
    // What is handed out may be of people: nobody else on this machine reads it.
    await writeFile(path, text, { mode: 0o600 });
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Failure('not-written', 'invalid', `${path} could not be written${why}.`, 'Name another file with --out.');
  }
  context.out(`Wrote ${path}: ${Buffer.byteLength(text)} bytes.`);
  return code;
}
