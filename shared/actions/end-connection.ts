import { defineAction } from '../definition/action.ts';
import { consumerTitles, profileIdFor } from '../domain/teams-integration.ts';
import { Failure } from '../errors/failure.ts';
import { consumerOptions } from '../fields/consumer-options.ts';
import { field } from '../fields/field-builders.ts';
import { say, word } from '../text/say.ts';

/** Drops a delegated connection with its tokens. */
export const endConnection = defineAction({
  name: 'connection.end',
  title: 'End Microsoft connection',
  summary: 'Forgets the connected account with its tokens.',
  phrases: ['end microsoft connection [for {consumer}]'],
  input: { consumer: field.choice('What it was for', { options: consumerOptions }) },
  permission: { grant: 'desk.administer' },
  audit: { record: ['consumer'] },
  confirm: { text: 'The connection is forgotten; somebody has to sign in again to have it back.' },
  async run({ microsoft, caller, integration, profiles }, { consumer }) {
    const id = profileIdFor(await integration(), consumer);
    const profile = id === undefined ? undefined : await profiles.byId(id);
    if (profile?.connection?.state !== 'connected')
      return { reply: { text: say`No account is connected for ${word(consumerTitles[consumer])}.` } };
    if (!microsoft.endConnection) {
      const text = say`This installation cannot reach its connections now.`;
      throw new Failure('not-connected', 'missing', text, say`Start the server first.`);
    }
    await microsoft.endConnection(caller.tenant._id, consumer);
    return { reply: { text: say`The connection for ${word(consumerTitles[consumer])} is ended and forgotten.` } };
  },
});
