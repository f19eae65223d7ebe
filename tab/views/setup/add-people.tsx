import { makeStyles, tokens } from '@fluentui/react-components';
import { FormButton } from '../../forms/form-button.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { PageLink } from '../rows/page-link.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
});

/** The two ways to get people into the desk: by hand, and from the accounts of the organisation. */
export function AddPeople() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.all}>
      <FormButton action="member.add" appearance="primary" />
      <PageLink to="/setup/accounts">{t('member.from-directory')}</PageLink>
    </div>
  );
}
