import { createDesk } from '../../shared/actions/create-desk.ts';
import { Failure } from '../../shared/errors/failure.ts';
import { founderOf } from '../actions/system-caller.ts';
import { nonce } from '../config/ids.ts';
import type { Core } from '../core.ts';
import { makeSetupLink, setupAddress } from '../identity/setup-links.ts';
import type { CliCommand, CommandContext } from './cli-command.ts';
import { acting, refuse, textOf } from './desk-commands.ts';
import { inputOptions, inputWords, rawInputs } from './input-options.ts';
import { callerOf } from './who-acts.ts';
import { storedOnly, withCore } from './with-core.ts';

type Told = { text: string; desk: string; link: string };

function tell({ given, out }: CommandContext, told: Told): number {
  if (given.has('json')) out(JSON.stringify(told, null, 2));
  else
    for (const line of [
      told.text,
      '',
      `  ${told.link}`,
      '',
      'It counts for one hour and is as good as a password: give it to nobody else.',
    ])
      out(line);
  return 0;
}

async function linkTo(core: Core, { settings, now }: CommandContext, deskId: string, memberId: string): Promise<string> {
  return setupAddress(settings.publicUrl, await makeSetupLink(core.store, { deskId, memberId }, { now: now(), nonce }));
}

async function create(context: CommandContext, core: Core): Promise<number> {
  const { raw, extra } = rawInputs(createDesk.input, context);
  if (extra.length > 0) {
    const text = `Nothing takes the word “${extra[0]}”.`;
    throw new Failure('too-many-words', 'invalid', text, 'Put what belongs together in quotes; --help lists the options.');
  }
  const { tenant, actor } = founderOf(nonce());
  const { zone, locale } = tenant;
  const action = core.registry.action(createDesk.name)!;
  const outcome = await core.door.execute(action, raw, { tenant, actor, zone, locale, surface: 'cli' }, { key: nonce() });
  if (!outcome.ok) throw outcome.failure;
  const link = await linkTo(core, context, tenant._id, outcome.subject!.record._id);
  const text = `${outcome.reply.text} Go on with the set-up in a browser:`;
  return tell(context, { text, desk: tenant._id, link });
}

async function link(context: CommandContext, core: Core): Promise<number> {
  const who = { desk: textOf(context.options['desk']), as: textOf(context.options['as']) };
  const { tenant, actor } = await callerOf(core, who);
  if (!actor.roles.includes('administrator')) {
    const text = `${actor.name} is no administrator of ${tenant.name}.`;
    throw new Failure(
      'actor-unclear',
      'invalid',
      text,
      'Name an administrator with --as <mail>; look at them with: members list',
    );
  }
  const address = await linkTo(core, context, tenant._id, actor._id);
  return tell(context, {
    text: `This lets ${actor.name} into ${tenant.name}, without Microsoft:`,
    desk: tenant._id,
    link: address,
  });
}

function commandOf(verb: string, summary: string, work: typeof link, parts: Pick<CliCommand, 'options' | 'words'>): CliCommand {
  return {
    noun: 'desk',
    verb,
    summary,
    flags: ['json'],
    readsStore: true,
    ...parts,
    async work(context) {
      try {
        return await withCore(context, storedOnly, (core) => work(context, core));
      } catch (failure) {
        if (failure instanceof Failure) return refuse(failure, context);
        throw failure;
      }
    },
  };
}

/** `desk create`: opens a desk with its first administrator, and gives the link by which they set it up. */
export const createDeskCommand = commandOf('create', 'opens a desk with its first administrator', create, {
  options: inputOptions(createDesk.input),
  words: inputWords(createDesk.input),
});

/** `desk link`: gives an administrator a way in without Microsoft: before the set-up, or when its credentials are dead. */
export const linkDeskCommand = commandOf(
  'link',
  'lets an administrator in by a link: before the set-up, or when Microsoft fails',
  link,
  {
    options: acting,
  },
);
