import { AddRegular } from '@fluentui/react-icons';
import type { Answer } from '../../../shared/api/answers.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { useNavigate } from '../../router/router.tsx';
import { pathOf } from '../rows/path-of.ts';

/** Makes a ticket or a task, and opens it. */
export function NewButtons() {
  const navigate = useNavigate();
  const open = ({ record }: Answer) => record && navigate(pathOf(record.ref));
  return (
    <>
      <FormButton action="ticket.create" appearance="primary" icon={<AddRegular />} onDone={open} />
      <FormButton action="task.create" icon={<AddRegular />} onDone={open} />
    </>
  );
}
