import { Failure } from '../../shared/errors/failure.ts';
import type { Definition, Registry } from '../actions/registry.ts';
import { nonce } from '../config/ids.ts';
import type { Core } from '../core.ts';
import type { CliCommand, CliOption, CommandContext } from './cli-command.ts';
import { enter } from './enter.ts';
import { inputOptions, inputWords, rawInputs } from './input-options.ts';
import { failureJson, failureLines, outcomeJson, replyLines } from './outcome-lines.ts';
import type { Entered } from './terminal.ts';
import { callerOf } from './who-acts.ts';
import { wholeDesk, withCore } from './with-core.ts';

/** What the command line calls the nouns of definitions, where people have another word for them. */
const nouns: { readonly [noun: string]: string } = { delivery: 'notices', 'teams-integration': 'teams', member: 'members' };

/** Who acts, and in which desk. */
export const acting: readonly CliOption[] = [
  { name: 'desk', flag: '--desk <name>', text: 'the desk that is meant; needed only when there are several' },
  { name: 'as', flag: '--as <mail>', text: 'who acts; needed only when the desk has several administrators' },
];

/** Refusals of what was typed, as opposed to what was wanted. */
const misread: ReadonlySet<string> = new Set([
  'input',
  'desk-unclear',
  'actor-unclear',
  'too-many-words',
  'secret-in-line',
  'file-unreadable',
  'variable-missing',
]);

/** The option's text; `undefined` where it was not given. */
export function textOf(value: CommandContext['options'][string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

async function perform(definition: Definition, context: CommandContext, entered: Entered, core: Core): Promise<number> {
  const { raw, extra } = rawInputs(definition.input, context);
  if (extra.length > 0) {
    const text = `Nothing takes the word “${extra[0]}”.`;
    throw new Failure('too-many-words', 'invalid', text, 'Put what belongs together in quotes; --help lists the options.');
  }
  const caller = await callerOf(core, { desk: textOf(context.options['desk']), as: textOf(context.options['as']) });
  const call = { key: nonce(), progress: context.step };
  const outcome = await core.door.execute(definition, { ...raw, ...entered.secrets }, caller, call);
  if (!outcome.ok) throw outcome.failure;
  for (const line of context.given.has('json') ? [outcomeJson(outcome)] : replyLines(outcome.reply, context.color))
    context.out(line);
  return outcome.reply.failed ? 1 : 0;
}

/** Tells why a command was refused; answers its exit code. */
export function refuse(failure: Failure, { given, out, error }: CommandContext): number {
  if (given.has('json')) out(failureJson(failure));
  else failureLines(failure).forEach(error);
  return misread.has(failure.code) ? 2 : 1;
}

function commandOf(definition: Definition): CliCommand {
  const [noun = '', verb = ''] = definition.name.split('.');
  const isFinal = definition.type === 'action' && definition.confirm !== undefined;
  return {
    noun: nouns[noun] ?? noun,
    verb,
    summary: definition.summary.replace(/\.$/, '').replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()),
    flags: isFinal ? ['json', 'yes'] : ['json'],
    options: [...inputOptions(definition.input), ...acting],
    words: inputWords(definition.input),
    readsStore: true,
    async work(context) {
      try {
        const entered = await enter(definition, context);
        return await withCore(context, wholeDesk, (core) => perform(definition, context, entered, core), entered);
      } catch (failure) {
        if (failure instanceof Failure) return refuse(failure, context);
        throw failure;
      }
    },
  };
}

/** A command for each thing that only administrators may do, derived from its definition: noun and verb are its name, options and words its inputs. */
export function deskCommands({ definitions }: Registry): CliCommand[] {
  return definitions.filter(({ permission }) => permission.grant === 'desk.administer').map(commandOf);
}
