import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useGrant } from '../../client/desk-context.ts';
import { NavLink } from '../../router/router.tsx';
import { Page } from '../../shell/page.tsx';
import type { TextKey } from '../../text/load-texts.ts';
import { useTexts } from '../../text/use-texts.ts';
import { ByLink } from './by-link.tsx';
import { OnlyAdministrators } from './only-administrators.tsx';

const places: readonly { path: string; title: TextKey }[] = [
  { path: '/setup', title: 'setup.nav.wizard' },
  { path: '/setup/profiles', title: 'setup.nav.profiles' },
  { path: '/setup/bindings', title: 'setup.nav.bindings' },
  { path: '/setup/switches', title: 'setup.nav.switches' },
  { path: '/setup/members', title: 'setup.nav.members' },
  { path: '/setup/diagnosis', title: 'setup.nav.diagnosis' },
  { path: '/setup/deliveries', title: 'setup.nav.deliveries' },
  { path: '/setup/health', title: 'setup.nav.health' },
];

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    boxSizing: 'border-box',
    minBlockSize: '36px',
    paddingInline: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    paddingBlockEnd: '3px',
    // Drawn for the present page alone: where the machine sets the colours, a transparent line is a line.
    borderBlockEndWidth: 0,
    borderBlockEndStyle: 'solid',
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '&[aria-current=page]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      paddingBlockEnd: 0,
      borderBlockEndWidth: '3px',
      borderBlockEndColor: tokens.colorCompoundBrandStroke,
    },
  },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minInlineSize: 0 },
});

/** The pages of the set-up, beside each other. */
function Places() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <nav aria-label={t('setup.nav.label')}>
      <ul className={styles.list}>
        {places.map(({ path, title }) => (
          <li key={path}>
            <NavLink to={path} end={path === '/setup'} className={styles.link}>
              {t(title)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The frame of every page of the set-up. Who is no administrator is told who is, and nothing is asked of the server for them. */
export function SetupPage({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  const mayAdminister = useGrant('desk.administer');
  if (!mayAdminister)
    return (
      <Page title={title}>
        <OnlyAdministrators />
      </Page>
    );
  return (
    <Page title={title} {...(actions !== undefined && { actions })} shares>
      <Places />
      <div className={styles.body}>
        <ByLink />
        {children}
      </div>
    </Page>
  );
}
