import type { Project } from '../domain/client.ts';
import { dayText } from '../text/plain-time.ts';
import type { Drawing } from './card-buttons.ts';
import { type Fact, factSet, heading, subtleText } from './elements.ts';
import type { Face } from './record-frame.ts';

const namesShown = 8;

/** What a project shows of itself: client, days, participants. */
export function projectFace(project: Project, { view, room }: Drawing): Face {
  room.take(800);
  const facts: Fact[] = [];
  if (project.client) facts.push({ title: 'Client', value: room.line(project.client.name, 100) });
  if (project.startsOn) facts.push({ title: 'Starts', value: dayText(project.startsOn, view.locale) });
  if (project.endsOn) facts.push({ title: 'Ends', value: dayText(project.endsOn, view.locale) });
  if (project.participants.length > 0) {
    const names = project.participants.slice(0, namesShown).map(({ name }) => room.line(name, 60));
    const others = project.participants.length - names.length;
    facts.push({ title: 'People', value: `${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}` });
  }
  return { head: [heading(room.line(project.name, 200)), subtleText('Project'), ...factSet(facts)] };
}
