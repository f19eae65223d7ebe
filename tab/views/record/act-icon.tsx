import {
  ArrowRepeatAllRegular,
  ArrowUndoRegular,
  CheckmarkCircleRegular,
  CheckmarkRegular,
  ClockRegular,
  DeleteRegular,
  DismissRegular,
  EditRegular,
  FlagRegular,
  FlowRegular,
  type FluentIcon,
  PersonAddRegular,
  PersonSubtractRegular,
  PlayRegular,
  StopRegular,
  TagRegular,
  WarningRegular,
} from '@fluentui/react-icons';

const icons: { readonly [action: string]: FluentIcon } = {
  'work.assign': PersonAddRegular,
  'work.unassign': PersonSubtractRegular,
  'ticket.set-status': FlowRegular,
  'task.set-status': FlowRegular,
  'time-entry.log': ClockRegular,
  'time-entry.remove': DeleteRegular,
  'timer.start': PlayRegular,
  'timer.switch': ArrowRepeatAllRegular,
  'timer.stop': StopRegular,
  'ticket.escalate': WarningRegular,
  'ticket.set-priority': FlagRegular,
  'ticket.resolve': CheckmarkCircleRegular,
  'work.close': CheckmarkCircleRegular,
  'work.reopen': ArrowUndoRegular,
  'change.undo': ArrowUndoRegular,
  'approval.approve': CheckmarkRegular,
  'approval.reject': DismissRegular,
  'approval.request-changes': EditRegular,
  'approval.withdraw': ArrowUndoRegular,
  'contact.add': PersonAddRegular,
  'contact.change': EditRegular,
  'client.rename': EditRegular,
  'client.activate': ArrowUndoRegular,
  'client.deactivate': DismissRegular,
  'member.change': EditRegular,
  'member.enable': ArrowUndoRegular,
  'member.disable': PersonSubtractRegular,
};

/** The picture of an action; its words stand beside it. */
export function ActIcon({ name }: { name: string }) {
  const Icon = icons[name] ?? TagRegular;
  return <Icon aria-hidden />;
}
