import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, makeStyles, tokens } from '@fluentui/react-components';
import { MoreHorizontalRegular, QuestionCircleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DescribedDefinition } from '../../../shared/api/describe-definition.ts';
import type { RecordView } from '../../../shared/api/views.ts';
import { useMe } from '../../client/desk-context.ts';
import { useAction } from '../../client/use-action.ts';
import { shownInputs } from '../../forms/form-values.ts';
import { openForm } from '../../forms/open-form.ts';
import { useTexts } from '../../text/use-texts.ts';
import { ActIcon } from './act-icon.tsx';
import { actsOn } from './acts.ts';
import { standingValues } from './standing-values.ts';
import { useFocusKept } from './use-focus-kept.ts';
import { timerPlace, useTimer } from './use-timer.ts';
import { WhyNot } from './why-not.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    '@media (pointer: coarse)': { '& button': { minBlockSize: '44px' } },
  },
});

/** Done at one press, without asking for what could be said beside it. */
const atOnce = new Set(['timer.start', 'timer.switch']);

/** Never the one thing that a page asks for. */
const takesBack = new Set(['approval.withdraw', 'time-entry.remove']);

function needsForm(definition: DescribedDefinition): boolean {
  const { inputs, scope, name } = definition;
  return !atOnce.has(name) && shownInputs(inputs, { [scope!]: '' }).length > 0;
}

interface ActProps {
  record: RecordView;
  definition: DescribedDefinition;
}

function titleOf({ number, title }: RecordView): string {
  return number === undefined ? title : `#${number} ${title}`;
}

/** What is done to one record with one action: at once, or after its form. */
function useStart({ record, definition }: ActProps) {
  const action = useAction(definition.name, { tellsFailure: true });
  const start = async () => {
    const given = { [definition.scope!]: `${record.kind}:${record.ref.id}` };
    if (!needsForm(definition)) await action.run(given);
    else
      openForm({
        definition,
        given,
        first: standingValues(record, definition),
        draft: `${definition.name}:${record.ref.id}`,
        about: titleOf(record),
        onDone: () => undefined,
      });
  };
  return { start, isPending: action.isPending };
}

function ActButton({ isFirst, ...act }: ActProps & { isFirst: boolean }) {
  const { definition } = act;
  const { start, isPending } = useStart(act);
  return (
    <Button
      appearance={isFirst && !takesBack.has(definition.name) ? 'primary' : 'secondary'}
      icon={<ActIcon name={definition.name} />}
      disabledFocusable={isPending}
      data-action={definition.name}
      onClick={start}
    >
      {definition.title}
    </Button>
  );
}

function ActItem(act: ActProps) {
  const { definition } = act;
  const { start } = useStart(act);
  return (
    <MenuItem icon={<ActIcon name={definition.name} />} data-action={definition.name} onClick={start}>
      {definition.title}
    </MenuItem>
  );
}

/** What can be done to the record: the usual as buttons, the rest in a menu, and why not for what cannot be. The focus stays where it was, or goes to the page when its button is gone. */
export function ActBar({ record, quick }: { record: RecordView; quick: readonly string[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { definitions } = useMe();
  const [asksWhy, setAsksWhy] = useState(false);
  const { buttons, menu } = actsOn(record, definitions, quick, timerPlace(useTimer(), record));
  const bar = useFocusKept<HTMLDivElement>(record.version);
  const hasMenu = menu.length > 0 || record.mayNot.length > 0;
  if (buttons.length === 0 && !hasMenu) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are buttons of a page, no fields of a form.
    <div className={styles.bar} role="group" aria-label={t('record.actions')} ref={bar}>
      {buttons.map((definition, index) => (
        <ActButton key={definition.name} {...{ record, definition }} isFirst={index === 0} />
      ))}
      {hasMenu && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button icon={<MoreHorizontalRegular />} data-more>
              {t('record.more')}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {menu.map((definition) => (
                <ActItem key={definition.name} {...{ record, definition }} />
              ))}
              {record.mayNot.length > 0 && (
                <MenuItem icon={<QuestionCircleRegular />} onClick={() => setAsksWhy(true)}>
                  {t('record.why')}
                </MenuItem>
              )}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
      {asksWhy && <WhyNot mayNot={record.mayNot} onClose={() => setAsksWhy(false)} />}
    </div>
  );
}
