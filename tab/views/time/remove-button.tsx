import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useAction } from '../../client/use-action.ts';

/** Removes a time entry; the focus goes to the day's line it stood in. */
export function RemoveButton({ entry, icon, label }: { entry: string; icon: ReactElement; label: string }) {
  const remove = useAction('time-entry.remove', { tellsFailure: true });
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={icon}
      aria-label={label}
      disabledFocusable={remove.isPending}
      data-action="time-entry.remove"
      onClick={async ({ currentTarget }) => {
        const day = currentTarget.closest('[data-day]');
        const answer = await remove.run({ entry: `time-entry:${entry}` });
        if (answer) day?.querySelector<HTMLElement>('button')?.focus();
      }}
    />
  );
}
