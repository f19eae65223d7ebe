import { roleTitles } from '../domain/member.ts';
import { titleOptions } from './title-options.ts';

/** The roles as the choices of a form. */
export const roleOptions = titleOptions(roleTitles, {
  technician: ['tech', 'techniker', 'agent'],
  dispatcher: ['disponent'],
  approver: ['genehmiger'],
  administrator: ['admin'],
  'inbox-user': ['inbox'],
});
