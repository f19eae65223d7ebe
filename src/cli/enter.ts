import type { Action, Query } from '../../shared/definition/action.ts';
import { Failure } from '../../shared/errors/failure.ts';
import type { CommandContext } from './cli-command.ts';
import { optionName } from './input-options.ts';
import type { Entered, Terminal } from './terminal.ts';

type Definition = Action | Query;

function inLine(option: string): Failure {
  return new Failure(
    'secret-in-line',
    'invalid',
    `--${option}: a secret in the command line can be read by everybody on this machine, so it is not taken there.`,
    `Give --${option}-file <path>, --${option}-file - for standard input, or --${option}-env <variable>. If the line held the real one, make a new secret.`,
  );
}

function fromVariable(terminal: Terminal, option: string, name: string): string {
  const value = terminal.variable(name)?.trim();
  if (value) return value;
  const text = `The variable ${name} of --${option}-env is not set.`;
  throw new Failure('variable-missing', 'invalid', text, 'Nothing was changed. Set it, or give a file.');
}

async function secretOf(terminal: Terminal, { options }: CommandContext, name: string): Promise<string | undefined> {
  const option = optionName(name);
  const [files, variable] = [options[`${name}File`], options[`${name}Env`]];
  if (options[name] !== undefined) throw inLine(option);
  if (Array.isArray(files) && files.length > 0) {
    const parts: string[] = [];
    for (const file of files as readonly string[]) parts.push(await terminal.readFile(file));
    return parts.join('\n');
  }
  return typeof variable === 'string' ? fromVariable(terminal, option, variable) : undefined;
}

/** Whether what cannot be taken back is agreed to, by `--yes` or by somebody who is asked. Throws `Failure` `not-confirmed`. */
async function agreed(definition: Definition, context: CommandContext, terminal: Terminal): Promise<boolean> {
  const confirm = definition.type === 'action' ? definition.confirm : undefined;
  const isHarmless = confirm?.unless !== undefined && context.options[confirm.unless] === true;
  if (!confirm || isHarmless || context.given.has('yes')) return true;
  if (!terminal.confirm) {
    const text = `${confirm.text} That cannot be taken back, and nobody is there to be asked.`;
    throw new Failure('not-confirmed', 'denied', text, 'Nothing was changed. Add --yes to agree beforehand.');
  }
  if (await terminal.confirm(`${confirm.text} Go on?`)) return true;
  throw new Failure('not-confirmed', 'denied', 'You did not agree.', 'Nothing was changed.');
}

/** Asks, where the command was typed, for what its line must not hold: secrets, and a yes to what cannot be taken back. */
export async function enter(definition: Definition, context: CommandContext): Promise<Entered> {
  const { entered, terminal } = context;
  if (entered) return entered;
  if (!terminal) throw new Error('a command has neither a terminal nor what was entered at one');
  const names = Object.keys(definition.input).filter((name) => definition.input[name]!.secret && !definition.input[name]!.hidden);
  const secrets: Record<string, string> = {};
  for (const name of names) {
    const value = await secretOf(terminal, context, name);
    if (value !== undefined) secrets[name] = value;
  }
  return { secrets, confirmed: await agreed(definition, context, terminal) };
}
