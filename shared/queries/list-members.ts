import type { MemberPage } from '../api/query-data.ts';
import { defineQuery } from '../definition/action.ts';
import type { Member } from '../domain/member.ts';
import { roleTitles } from '../domain/member.ts';
import { field } from '../fields/field-builders.ts';
import { pageFields, usualPage } from '../fields/page-fields.ts';
import { holds } from '../policy/grants.ts';

const most = 5_000;

/** Lists the people of the desk by name. Accounts, settings and who is disabled are for administrators. */
export const listMembers = defineQuery({
  name: 'member.list',
  title: 'Members',
  summary: 'Lists the people of the desk and their roles.',
  phrases: ['members', 'list members'],
  input: {
    words: field.text('Name or mail', { max: 200, optional: true }),
    disabled: field.toggle('Disabled ones too', { initial: 'no' }),
    unlinked: field.toggle('Only those without a Microsoft account', { initial: 'no' }),
    ...pageFields,
  },
  permission: { grant: 'desk.use' },
  async run({ actor, members }, { words = '', disabled, unlinked, skip = 0, limit = usualPage }) {
    const administers = holds(actor.roles, 'desk.administer');
    const found = await members.search(words, { limit: most });
    const isMeant = ({ active, entraObjectId }: Member) =>
      (active || (disabled && administers)) && !(unlinked && administers && entraObjectId !== undefined);
    const meant = found.filter(isMeant);
    meant.sort((a, b) => a.name.localeCompare(b.name));
    const shown = meant.slice(skip, skip + limit);
    const items = shown.map(({ _id, name, roles, active }) => ({
      ref: { kind: 'member' as const, id: _id },
      title: name,
      detail: `${roles.map((role) => roleTitles[role]).join(', ')}${active ? '' : ' · disabled'}`,
    }));
    const data: MemberPage = {
      members: shown.map(({ _id: id, name, mail, roles, active, entraObjectId, signedOutAt, zone, locale }) => ({
        id,
        name,
        mail,
        roles,
        active,
        ...(administers && { linked: entraObjectId !== undefined, signedOut: signedOutAt !== undefined, zone, locale }),
      })),
      skip,
      more: meant.length > skip + limit,
    };
    const empty = 'There is nobody like that.';
    const count = meant.length === 1 ? 'One person' : `${meant.length} people`;
    return {
      text: meant.length === 0 ? empty : `${count}.`,
      list: { title: 'Members', items, total: meant.length, empty },
      data,
    };
  },
});
