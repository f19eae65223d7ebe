import type { HandedFile } from '../../shared/definition/reply.ts';
import { Failure } from '../../shared/errors/failure.ts';
import type { Definition, Registry } from '../actions/registry.ts';
import { nonce } from '../config/ids.ts';
import type { Core } from '../core.ts';
import type { CliCommand, CliOption, CommandContext } from './cli-command.ts';
import { enter } from './enter.ts';
import { inputOptions, inputWords, rawInputs } from './input-options.ts';
import { intoFile, intoFileOf } from './into-file.ts';
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
  'not-written',
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
  const ask = async (inputs: Record<string, unknown>) => {
    const outcome = await core.door.execute(definition, inputs, caller, { key: nonce(), progress: context.step });
    if (!outcome.ok) throw outcome.failure;
    return outcome;
  };
  const outcome = await ask({ ...raw, ...entered.secrets });
  const { file } = outcome.reply;
  if (file && !context.given.has('json')) return handOut(file, context, async (next) => (await ask(next)).reply.file);
  for (const line of context.given.has('json') ? [outcomeJson(outcome)] : replyLines(outcome.reply, context.color))
    context.out(line);
  return outcome.reply.failed ? 1 : 0;
}

/** Says a whole file, part after part: what is said is the file. */
async function handOut(
  first: HandedFile,
  { out }: CommandContext,
  ask: (next: Record<string, unknown>) => Promise<HandedFile | undefined>,
): Promise<number> {
  const texts: string[] = [];
  for (let part: HandedFile | undefined = first; part; part = part.next && (await ask(part.next))) texts.push(part.text);
  out(texts.join('').replace(/\n$/, ''));
  return 0;
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
    options: [...inputOptions(definition.input), ...acting, ...(definition.type === 'query' ? [intoFile] : [])],
    words: inputWords(definition.input),
    readsStore: true,
    async work(context) {
      try {
        const entered = await enter(definition, context);
        return await intoFileOf(context, (at) =>
          withCore(at, wholeDesk, (core) => perform(definition, at, entered, core), entered),
        );
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
