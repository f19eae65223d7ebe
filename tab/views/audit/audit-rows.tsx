import { makeStyles, mergeClasses, Text } from '@fluentui/react-components';
import type { AuditPage } from '../../../shared/api/query-data.ts';
import { useMe } from '../../client/desk-context.ts';
import { useDefinition } from '../../forms/use-definition.ts';
import { useTexts } from '../../text/use-texts.ts';
import { queryFor } from '../record/query-for.ts';
import { PageLink } from '../rows/page-link.tsx';
import { useRowStyles } from '../rows/row-styles.ts';
import { Toned } from '../rows/toned.tsx';
import { inputsLine, placeOf } from './audit-lines.ts';

const useStyles = makeStyles({ title: { flexGrow: 1, minInlineSize: 0 } });

function One({ row }: { row: AuditPage['rows'][number] }) {
  const styles = useRowStyles();
  const own = useStyles();
  const { t, word, words, instant } = useTexts();
  const { actor, action, subject, inputs, undone } = row;
  const title = word(row.title);
  const at = instant(row.at);
  const definition = useDefinition(action);
  const { definitions } = useMe();
  const place = placeOf(subject, (kind) => queryFor(kind, definitions) !== undefined);
  const line = inputsLine(inputs, definition?.inputs ?? [], words);
  return (
    <li className={mergeClasses(styles.one, styles.line)}>
      <span className={styles.head}>
        <Text weight="semibold" className={own.title}>
          {title}
        </Text>
        {undone && <Toned tone="warning" text={t('audit.undone')} />}
        {place !== undefined && (
          <PageLink to={place} aria-label={t('audit.open.what', { title, at })}>
            {t('audit.open')}
          </PageLink>
        )}
      </span>
      <Text size={200} className={styles.small}>
        {t('audit.by', { name: actor.name, at, action })}
      </Text>
      {line && <Text size={200}>{line}</Text>}
    </li>
  );
}

/** What was done, newest first: what, by whom, when, with what, and whether it was taken back. */
export function AuditRows({ rows }: { rows: AuditPage['rows'] }) {
  const styles = useRowStyles();
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <One key={row.id} row={row} />
      ))}
    </ul>
  );
}
