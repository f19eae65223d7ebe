import { defineAction } from '../definition/action.ts';
import { type Delivery, deliveryChannelTitles, deliveryStateTitles } from '../domain/notices/delivery.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { type Sentence, say, sayAll, word } from '../text/say.ts';

const replayed: ReadonlySet<string> = new Set(['failed', 'uncertain', 'dead', 'skipped']);

/** Sends a notice again that failed, was skipped, was given up, or of which nobody knows whether it arrived. */
export const replayDelivery = defineAction({
  name: 'delivery.replay',
  title: 'Send again',
  summary: 'Sends a notice again that did not arrive; first try what it would do.',
  place: 60,
  phrases: ['replay delivery {delivery}'],
  input: {
    delivery: field.reference('Delivery', { of: ['delivery'] }),
    dryRun: field.toggle('Only say what it would do', { initial: 'no' }),
  },
  permission: { grant: 'desk.administer', scope: 'delivery', unless: (_actor, record) => notReplayed(record as Delivery) },
  audit: { subject: 'delivery', record: ['dryRun'] },
  confirm: { text: 'The notice is sent to its recipient; it cannot be called back.', unless: 'dryRun' },
  async run({ members, now }, { delivery: { record: delivery }, dryRun }) {
    const recipient = await members.byId(delivery.recipient);
    if (!recipient?.active)
      throw new Failure(
        'recipient-left',
        'conflict',
        say`Whom it was for is not with the desk any more.`,
        say`Nothing was sent.`,
      );
    const what = `“${delivery.notice!.preview}”`;
    const way = word(deliveryChannelTitles[delivery.channel].toLowerCase());
    const doubt = delivery.state === 'uncertain' && say`It may have arrived already and come twice.`;
    const would = say`It would send ${what} to ${recipient.name} by ${way}.`;
    if (dryRun) return { reply: { text: sayAll([would, doubt, say`Nothing was sent.`]) } };
    const { reason: _, sentWith: __, leftAt: ___, bundled: ____, ...rest } = delivery;
    const after: Delivery = { ...rest, state: 'pending', notBefore: now, attempts: 0 };
    return {
      write: { update: 'delivery', before: delivery, after },
      events: [{ type: 'delivery.replayed', data: { was: delivery.state, reason: delivery.reason } }],
      reply: (stored: Delivery) => ({
        text: sayAll([say`Sending ${what} to ${recipient.name} by ${way}.`, doubt]),
        show: { kind: 'delivery', record: stored },
      }),
    };
  },
});

function notReplayed({ state, notice }: Delivery): Sentence | undefined {
  if (!notice) return say`Only notices can be sent again; do again what caused this.`;
  if (replayed.has(state)) return undefined;
  return say`It is ${word(deliveryStateTitles[state].toLowerCase())}; only what failed, was skipped, was given up or is uncertain is sent again.`;
}
