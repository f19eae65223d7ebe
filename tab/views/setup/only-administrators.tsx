import { Button } from '@fluentui/react-components';
import { useMe } from '../../client/desk-context.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { useNavigate } from '../../router/router.tsx';
import { State } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';

/** In place of a page for administrators: that it is one, and whom to ask. */
export function OnlyAdministrators() {
  const { t, list } = useTexts();
  const { desk } = useMe();
  const navigate = useNavigate();
  const people = useQueryOf('member.list', { limit: 200 });
  const names = (people.data?.data?.members ?? []).filter(({ roles }) => roles.includes('administrator')).map(({ name }) => name);
  const whom = names.length > 0 ? t('setup.denied.ask', { names: list(names) }) : t('setup.denied.nobody');
  return (
    <State
      title={t('setup.denied.title')}
      text={`${t('setup.denied.text', { desk: desk.name })} ${whom}`}
      actions={<Button onClick={() => navigate('/')}>{t('state.home')}</Button>}
    />
  );
}
