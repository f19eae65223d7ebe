import { Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AccountPage } from '../../../shared/api/query-data.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS}` },
  label: { display: 'flex', flexDirection: 'column', minInlineSize: 0, overflowWrap: 'anywhere' },
  mail: { color: tokens.colorNeutralForeground3 },
});

/** Accounts one below the other, each to be ticked. */
export function AccountList({
  accounts,
  chosen,
  onChoose,
}: {
  accounts: AccountPage['accounts'];
  chosen: ReadonlySet<string>;
  onChoose(id: string, isChosen: boolean): void;
}) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {accounts.map(({ id, name, mail }) => (
        <li key={id}>
          <Checkbox
            checked={chosen.has(id)}
            onChange={(_event, { checked }) => onChoose(id, checked === true)}
            label={
              <span className={styles.label}>
                <span>{name}</span>
                <Text size={200} className={styles.mail}>
                  {mail}
                </Text>
              </span>
            }
          />
        </li>
      ))}
    </ul>
  );
}
