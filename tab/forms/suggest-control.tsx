import { Combobox, makeStyles, Option, Text, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ListRow } from '../../shared/api/answers.ts';
import type { Named } from '../../shared/domain/records.ts';
import { useMe } from '../client/desk-context.ts';
import { useQueryOf } from '../client/use-query-of.ts';
import type { TabTexts } from '../text/load-texts.ts';
import { useTexts } from '../text/use-texts.ts';
import { nameOf, rememberName } from './chosen-names.ts';
import type { ControlProps } from './control.tsx';

const pause = 200;

const useStyles = makeStyles({
  box: { minWidth: 0, width: '100%' },
  input: { minWidth: 0 },
  list: { maxBlockSize: '18rem' },
  option: { display: 'flex', flexDirection: 'column', minInlineSize: 0, overflowWrap: 'anywhere' },
  detail: { color: tokens.colorNeutralForeground3 },
});

function titleOf({ number, title }: ListRow): string {
  return number === undefined ? title : `#${number} ${title}`;
}

/** The words some time after the last key, so that not each is asked about. */
function useSettled(words: string): string {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(words), pause);
    return () => window.clearTimeout(timer);
  }, [words]);
  return settled;
}

/** What could be meant. While newer words are being asked about, only what still fits is shown of the older answer. */
function useSuggestions(kinds: string, typed: string, isOpen: boolean) {
  const words = typed.trim();
  const query = useSettled(words);
  const input = { kinds, ...(query && { query: query.slice(0, 200) }) };
  const { data, isFetching, isPlaceholderData } = useQueryOf('desk.suggest', input, { enabled: isOpen, keep: true });
  const all = data?.list?.items ?? [];
  const isOlder = isPlaceholderData || query !== words;
  const fits = (row: ListRow) => titleOf(row).toLocaleLowerCase().includes(words.toLocaleLowerCase());
  return { rows: isOlder ? all.filter(fits) : all, isFetching: isFetching || isOlder };
}

function Suggestion({ row }: { row: ListRow }) {
  const styles = useStyles();
  return (
    <span className={styles.option}>
      <span>{titleOf(row)}</span>
      {row.detail && (
        <Text size={200} className={styles.detail}>
          {row.detail}
        </Text>
      )}
    </span>
  );
}

/** What the list offers: the reader first while nothing is typed, then what was found, or that there is nothing. Fluent wants options themselves, no components of ours. */
function optionsOf(
  { rows, isFetching }: ReturnType<typeof useSuggestions>,
  { isPerson, isTyped, me, t }: { isPerson: boolean; isTyped: boolean; me: Named; t: TabTexts['t'] },
) {
  const others = rows.filter(({ ref }) => !isPerson || isTyped || ref.id !== me.id);
  const valueFor = ({ ref }: ListRow) => (isPerson ? ref.id : `${ref.kind}:${ref.id}`);
  return [
    isPerson && !isTyped && (
      <Option key="me" value="me" text={me.name}>
        {`${t('form.me')} (${me.name})`}
      </Option>
    ),
    ...others.map((row) => (
      <Option key={valueFor(row)} value={valueFor(row)} text={titleOf(row)}>
        <Suggestion row={row} />
      </Option>
    )),
    rows.length === 0 && (
      <Option key="none" disabled text="" value="">
        {t(isFetching ? 'form.suggest.looking' : 'form.suggest.none')}
      </Option>
    ),
  ];
}

/** A person or a record: what is typed finds candidates; what is typed and not chosen is sent as it stands, and the server says whom it could mean. */
export function SuggestControl({ input, value, onChange, ...field }: ControlProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { member: me } = useMe();
  const isPerson = input.kind === 'person';
  const [isOpen, setOpen] = useState(false);
  const shown = value === 'me' ? me.name : nameOf(value);
  const isTyped = shown === value && value !== '';
  const found = useSuggestions(isPerson ? 'member' : (input.of ?? []).join(','), isTyped ? value : '', isOpen);
  return (
    <Combobox
      {...field}
      className={styles.box}
      freeform
      autoComplete="off"
      placeholder={t('form.suggest.place')}
      open={isOpen}
      onOpenChange={(_event, data) => setOpen(data.open)}
      value={shown}
      selectedOptions={[value]}
      onChange={(event) => {
        setOpen(true);
        onChange(event.target.value);
      }}
      onOptionSelect={(_event, { optionValue, optionText }) => {
        if (!optionValue) return;
        rememberName(optionValue, optionText ?? optionValue);
        onChange(optionValue);
      }}
      input={{ className: styles.input }}
      listbox={{ className: styles.list }}
    >
      {optionsOf(found, { isPerson, isTyped, me, t })}
    </Combobox>
  );
}
