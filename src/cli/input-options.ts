import { type DescribedInput, describeInputs } from '../../shared/fields/describe-inputs.ts';
import type { Fields } from '../../shared/fields/field.ts';
import type { CliOption, CommandContext } from './cli-command.ts';

/** An input's name as an option: `expiresOn` is `expires-on`. */
export function optionName(input: string): string {
  return input.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What people may give; what surfaces set by themselves is not among it. */
function shownInputs(fields: Fields): DescribedInput[] {
  return describeInputs(fields).filter(({ hidden }) => !hidden);
}

/** What follows noun and verb may be given as plain words where it is plain which is which: what must be there, and what names something. */
export function inputWords(fields: Fields): { name: string; text: string }[] {
  const named = (input: DescribedInput) => input.required || input.kind === 'reference' || input.kind === 'person';
  return shownInputs(fields)
    .filter((input) => !input.secret && input.kind !== 'toggle' && named(input))
    .map(({ name }) => ({ name: optionName(name), text: `as --${optionName(name)}` }));
}

function help({ label, kind, choices, initial, required, hint }: DescribedInput): string {
  const values = choices ? `: ${choices.map(({ value }) => value).join(', ')}` : '';
  const first = initial === undefined ? '' : ` (${initial} when left out)`;
  const write = choices || /few words/.test(hint) || (kind === 'toggle' && initial !== undefined) ? '' : `. ${hint}`;
  return `${label}${values}${first}${required ? ' (needed)' : ''}${write.replace(/\.$/, '')}`;
}

function secretOptions({ name, label }: DescribedInput): CliOption[] {
  const option = optionName(name);
  return [
    {
      name: `${name}File`,
      flag: `--${option}-file <path>`,
      text: `${label}, from a file; - is standard input`,
      many: true,
    },
    { name: `${name}Env`, flag: `--${option}-env <variable>`, text: `${label}, from a variable of the environment` },
    { name, flag: `--${option} [value]`, text: 'refused: it would be seen in the list of processes', hidden: true },
  ];
}

function toggleOption({ name, initial }: DescribedInput, text: string): CliOption {
  const option = optionName(name);
  if (initial === undefined) return { name, flag: `--${option} <yes|no>`, text };
  return { name, flag: initial === 'yes' ? `--no-${option}` : `--${option}`, text };
}

/** The options of a definition's inputs, each by its field kind. */
export function inputOptions(fields: Fields): CliOption[] {
  return shownInputs(fields).flatMap((input) => {
    if (input.secret) return secretOptions(input);
    if (input.kind === 'toggle') return [toggleOption(input, help(input))];
    return [{ name: input.name, flag: `--${optionName(input.name)} <${input.kind}>`, text: help(input) }];
  });
}

/** The raw inputs that a line gives, without secrets: options, and words in the order of `inputWords`. Answers words that fit nowhere as `extra`. */
export function rawInputs(
  fields: Fields,
  { options, words }: Pick<CommandContext, 'options' | 'words'>,
): { raw: Record<string, unknown>; extra: string[] } {
  const raw: Record<string, unknown> = {};
  for (const { name, secret } of shownInputs(fields)) if (!secret && options[name] !== undefined) raw[name] = options[name];
  const places = inputWords(fields).map(({ name }) => name);
  const left = shownInputs(fields).filter(({ name }) => places.includes(optionName(name)) && raw[name] === undefined);
  for (const [place, word] of words.slice(0, left.length).entries()) raw[left[place]!.name] = word;
  return { raw, extra: words.slice(left.length) };
}
