import { AddRegular } from '@fluentui/react-icons';
import type { Answer } from '../../../shared/api/answers.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { useNavigate } from '../../router/router.tsx';
import { pathOf } from './path-of.ts';

/** How each kind of record is made that people make. */
const makers: { readonly [kind: string]: string } = {
  ticket: 'ticket.create',
  task: 'task.create',
  contact: 'contact.add',
  client: 'client.add',
};

/** A button that makes a record of this kind, and opens it. Nothing for a kind that nobody makes by hand, and for whoever may not. */
export function NewButton({ kind, isMain = false }: { kind: string; isMain?: boolean }) {
  const navigate = useNavigate();
  const maker = makers[kind];
  const open = ({ record }: Answer) => record && navigate(pathOf(record.ref));
  const look = isMain ? ({ appearance: 'primary' } as const) : {};
  return maker === undefined ? null : <FormButton action={maker} {...look} icon={<AddRegular />} onDone={open} />;
}

/** Makes a ticket or a task, and opens it. */
export function NewButtons() {
  return (
    <>
      <NewButton kind="ticket" isMain />
      <NewButton kind="task" />
    </>
  );
}
