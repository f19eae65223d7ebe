import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useSearchParams } from '../../router/router.tsx';
import { Page } from '../../shell/page.tsx';
import { Asked, Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { NewButton } from '../rows/new-buttons.tsx';
import { Panel } from '../rows/panel.tsx';
import { Segments } from '../rows/segments.tsx';
import { RowsComing } from '../rows/skeletons.tsx';
import { FilterBar, type SetFilter } from './filter-bar.tsx';
import { LongRows } from './long-rows.tsx';
import { MoreRows } from './more-rows.tsx';
import { askedFor, isNarrowed, kinds, readSearch, type Search } from './search-filters.ts';
import { usePages } from './use-pages.ts';

const pause = 300;

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  box: { maxInlineSize: '40rem' },
});

/** The search that the address holds, and how to change it. Words replace the address while they are typed; filters are steps that Back takes back. */
function useSearch() {
  const [params, setParams] = useSearchParams();
  const change = (name: string, value: string | undefined, replace: boolean) =>
    setParams(
      (present) => {
        const next = new URLSearchParams(present);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace },
    );
  const keepOnly = (names: readonly string[], kind?: string) =>
    setParams((present) => {
      const next = new URLSearchParams([...present].filter(([name]) => names.includes(name)));
      if (kind !== undefined) next.set('kind', kind);
      return next;
    });
  return {
    search: readSearch(params),
    setWords: (words: string) => change('q', words, true),
    setFilter: ((name, value) => change(name, value, false)) as SetFilter,
    setKind: (kind: string) => keepOnly(['q', 'locale'], kind),
    clear: () => keepOnly(['kind', 'locale']),
  };
}

function WordsBox({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: some time after the last key, and only then.
  useEffect(() => {
    if (typed === words) return;
    const timer = window.setTimeout(() => onWords(typed), pause);
    return () => window.clearTimeout(timer);
  }, [typed]);
  return (
    <Field label={t('search.label')} className={styles.box}>
      <Input
        type="search"
        name="q"
        autoComplete="off"
        maxLength={200}
        contentBefore={<SearchRegular aria-hidden />}
        placeholder={t('search.place')}
        value={typed}
        onChange={(_event, data) => setTyped(data.value)}
      />
    </Field>
  );
}

function Found({ search }: { search: Search }) {
  const { t } = useTexts();
  const { query, input } = askedFor(search);
  const { asked, rows, more } = usePages(query, input);
  const isRecent = search.kind === 'all' && !isNarrowed(search);
  return (
    <Panel title={t(isRecent ? 'search.recent' : 'search.results')}>
      <Asked asked={asked} coming={<RowsComing count={8} />}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t('search.none')} text={t('search.none.text')} />
          ) : (
            <>
              <LongRows rows={rows} />
              <MoreRows asked={asked} more={more} count={rows.length} />
            </>
          )
        }
      </Asked>
    </Panel>
  );
}

/** Finds records by words, numbers and filters, all of them in the address; what changed lately while nothing is asked for. */
export function View() {
  const styles = useStyles();
  const { t } = useTexts();
  const { search, setWords, setFilter, setKind, clear } = useSearch();
  return (
    <Page title={t('nav.search')} actions={<NewButton kind={search.kind} />} shares>
      {/* biome-ignore lint/a11y/useSemanticElements: React knows no <search> of its own yet. */}
      <div role="search" className={styles.head}>
        <WordsBox words={search.words} onWords={setWords} />
        <Segments
          label={t('search.kind')}
          value={search.kind}
          options={kinds.map((value) => ({ value, title: t(`search.kind.${value}`) }))}
          onChange={setKind}
        />
        <FilterBar search={search} set={setFilter} clear={clear} />
      </div>
      <Found search={search} />
    </Page>
  );
}
