import { defineAction } from '../definition/action.ts';
import { consumerTitles } from '../domain/teams-integration.ts';
import { Failure } from '../errors/failure.ts';
import { consumerOptions } from '../fields/consumer-options.ts';
import { field } from '../fields/field-builders.ts';
import { say, word } from '../text/say.ts';

/** Begins a delegated connection: answers the link that the administrator opens in a browser to agree with an account of Microsoft's. */
export const beginConnection = defineAction({
  name: 'connection.begin',
  title: 'Connect Microsoft account',
  summary: 'Gives the link to connect an account for what Microsoft lets no application do.',
  phrases: ['connect microsoft account [for {consumer}]'],
  input: { consumer: field.choice('What it is for', { options: consumerOptions }) },
  permission: { grant: 'desk.administer' },
  audit: { record: ['consumer'] },
  async run({ microsoft, caller, actor }, { consumer }) {
    const link = await microsoft.beginConnection?.(caller.tenant._id, consumer, actor._id);
    if (link === undefined) {
      const text = say`This installation cannot connect accounts now.`;
      throw new Failure('not-connected', 'missing', text, say`Start the server, and add a Microsoft profile.`);
    }
    const text = say`Open this link in a browser within ten minutes and agree, to connect an account for ${word(consumerTitles[consumer])}: ${link}`;
    return { reply: { text, data: { link } } };
  },
});
