import type { Task, TaskStatus } from '../domain/task.ts';
import { isOpen, taskStatusTitles } from '../domain/ticket-rules.ts';
import type { CardElement } from '../fields/field-kind.ts';
import { dayText, dueText } from '../text/plain-time.ts';
import type { Drawing } from './card-buttons.ts';
import { type Badge, badges, type Fact, factSet, type Ground, heading, paragraph, strongText, subtleText } from './elements.ts';
import { localDay } from './local-day.ts';
import type { Face } from './record-frame.ts';

/** How pressing each status of a task is. */
export const taskGrounds: { readonly [status in TaskStatus]: Ground } = {
  'to-do': 'accent',
  'in-progress': 'accent',
  done: 'good',
};
const mostNotes = 4;
const noteFrame = 420;

function notesOf(task: Task, { view, room }: Drawing, ending: string): CardElement[] {
  const parts: CardElement[] = [];
  const notes = task.notes.filter((note) => !note.removedAt);
  for (const note of notes.slice(-mostNotes).reverse()) {
    if (!room.has(noteFrame + 600)) break;
    room.take(noteFrame);
    const head = strongText(`Internal · ${room.line(note.author.name, 80)} · ${dueText(note.at, view.now)}`, 'accent');
    const items = [head, ...paragraph(room.lines(note.text, 400, ending))];
    parts.push({ type: 'Container', style: 'emphasis', separator: true, spacing: 'small', items });
  }
  if (parts.length < notes.length) parts.push(subtleText('There are earlier notes; open the task to read them all.'));
  return parts;
}

/** What a task shows of itself: status, project, client, assignee, the day it is due; then its description and newest notes. */
export function taskFace(task: Task, drawing: Drawing): Face {
  const { view, room } = drawing;
  room.take(1_200);
  const today = localDay(view.now, view.zone);
  const overdue = task.dueOn !== undefined && task.dueOn < today && isOpen(task);
  const marks: Badge[] = [{ text: taskStatusTitles[task.status], ground: taskGrounds[task.status] }];
  if (overdue) marks.push({ text: 'Overdue', ground: 'attention' });
  const facts: Fact[] = [];
  if (task.project) facts.push({ title: 'Project', value: room.line(task.project.name, 100) });
  if (task.client) facts.push({ title: 'Client', value: room.line(task.client.name, 100) });
  facts.push({ title: 'Assigned to', value: task.assignee ? room.line(task.assignee.name, 100) : 'Nobody yet' });
  if (task.dueOn) facts.push({ title: 'Due', value: `${dayText(task.dueOn, view.locale, today)}${overdue ? ' (overdue)' : ''}` });
  const ending = view.link(drawing.ref) ? '… (open to read all)' : '…';
  return {
    head: [heading(`\\#${task.number} ${room.line(task.title, 200)}`), badges(marks), ...factSet(facts)],
    rest: () => [...paragraph(room.lines(task.description, 600, ending)), ...notesOf(task, drawing, ending)],
  };
}
