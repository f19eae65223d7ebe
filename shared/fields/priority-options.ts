import { priorityTitles } from '../domain/ticket-rules.ts';
import { titleOptions } from './title-options.ts';

/** The priorities as a person may choose or type them. */
export const priorityOptions = titleOptions(priorityTitles, {
  low: ['p4', 'minor'],
  normal: ['p3', 'medium', 'default'],
  high: ['p2', 'important'],
  urgent: ['p1', 'critical', 'emergency'],
});
