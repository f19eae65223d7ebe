import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { FilterDismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { nameOf } from '../../forms/chosen-names.ts';
import { SuggestControl } from '../../forms/suggest-control.tsx';
import type { TabTexts, TextKey } from '../../text/load-texts.ts';
import { useTexts } from '../../text/use-texts.ts';
import { isNarrowed, type Search, statusesOf } from './search-filters.ts';

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(8.5rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
    margin: 0,
    padding: 0,
    borderBlockStyle: 'none',
    borderInlineStyle: 'none',
    minInlineSize: 0,
  },
  clear: { justifySelf: 'start' },
  select: { minWidth: 0, width: '100%' },
});

/** Changes some of the search; `undefined` takes a filter away. */
export type SetFilter = (name: 'status' | 'who' | 'due' | 'priority' | 'client', value: string | undefined) => void;

type Options = readonly (readonly [value: string, title: string])[];

function Filter({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: Options;
  onChange(value: string): void;
}) {
  const styles = useStyles();
  return (
    <Field label={label}>
      <Select
        className={styles.select}
        select={{ className: styles.select }}
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      >
        {options.map(([option, title]) => (
          <option key={option} value={option}>
            {title}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function statusOptions(kind: Search['kind'], t: TabTexts['t']): Options {
  const titleOf = (value: string) =>
    t((value === 'active' || value === 'all' ? `search.status.${value}` : `status.${value}`) as TextKey);
  return (statusesOf[kind] ?? []).map((value) => [value, titleOf(value)]);
}

const options = (t: TabTexts['t'], keys: readonly (readonly [string, TextKey])[]): Options =>
  keys.map(([value, key]) => [value, t(key)]);

const whose = [
  ['', 'search.who.all'],
  ['me', 'search.who.me'],
  ['nobody', 'search.who.nobody'],
] as const;
const asking = [
  ['', 'search.requester.all'],
  ['me', 'search.requester.me'],
] as const;
const dues = [
  ['', 'search.due.all'],
  ['overdue', 'search.due.overdue'],
  ['today', 'search.due.today'],
  ['week', 'search.due.week'],
] as const;
const priorities = [
  ['', 'search.priority.all'],
  ['urgent', 'priority.urgent'],
  ['high', 'priority.high'],
  ['normal', 'priority.normal'],
  ['low', 'priority.low'],
] as const;

/** The client by name, so that the address can be read; taken when it is chosen, dropped when it is emptied. */
function ClientFilter({ client = '', set }: { client: string | undefined; set: SetFilter }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState<string>();
  const label = t('search.client');
  const input = { name: 'client', kind: 'reference', label, required: false, optional: true, hint: '', of: ['client'] } as const;
  const choose = (value: string) => {
    const isChosen = value.startsWith('client:');
    setTyped(isChosen || value === '' ? undefined : value);
    if (isChosen) set('client', nameOf(value));
    else if (value === '') set('client', undefined);
  };
  return (
    <Field label={label}>
      <SuggestControl input={input} name="filter.client" value={typed ?? client} onChange={choose} />
    </Field>
  );
}

/** What narrows a search of one kind; the filters live in the address. */
export function FilterBar({ search, set, clear }: { search: Search; set: SetFilter; clear: () => void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { kind, status, who = '', due = '', priority = '', client } = search;
  const statuses = statusOptions(kind, t);
  if (statuses.length === 0) return null;
  const isWork = kind === 'ticket' || kind === 'task';
  const pick = (name: Parameters<SetFilter>[0]) => (value: string) => set(name, value || undefined);
  return (
    <fieldset className={styles.bar} aria-label={t('search.filters')}>
      <Filter label={t('search.status')} value={status ?? statuses[0]![0]} options={statuses} onChange={pick('status')} />
      <Filter
        label={t('search.who')}
        value={who}
        options={options(t, kind === 'approval' ? asking : whose)}
        onChange={pick('who')}
      />
      {isWork && <Filter label={t('search.due')} value={due} options={options(t, dues)} onChange={pick('due')} />}
      {kind === 'ticket' && (
        <Filter label={t('search.priority')} value={priority} options={options(t, priorities)} onChange={pick('priority')} />
      )}
      {isWork && <ClientFilter client={client} set={set} />}
      {isNarrowed(search) && (
        <Button className={styles.clear} appearance="subtle" icon={<FilterDismissRegular />} onClick={clear}>
          {t('search.clear')}
        </Button>
      )}
    </fieldset>
  );
}
