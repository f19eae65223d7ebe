import type { LoadedRecord } from '../domain/record-types.ts';
import type { Aggregate } from '../domain/records.ts';
import { approvalFace } from './approval-face.ts';
import type { Drawing } from './card-buttons.ts';
import { CardRoom } from './card-room.ts';
import { cardText } from './card-summary.ts';
import type { Card, CardView, Shown } from './card-view.ts';
import { clientFace } from './client-face.ts';
import { contactFace } from './contact-face.ts';
import { deliveryFace } from './delivery-face.ts';
import { integrationFace } from './integration-face.ts';
import { memberFace } from './member-face.ts';
import { profileFace } from './profile-face.ts';
import { projectFace } from './project-face.ts';
import { type Face, framed } from './record-frame.ts';
import { taskFace } from './task-face.ts';
import { ticketFace } from './ticket-face.ts';
import { timeEntryFace } from './time-entry-face.ts';

function faceOf(loaded: LoadedRecord, drawing: Drawing): Face {
  switch (loaded.kind) {
    case 'ticket':
      return ticketFace(loaded.record, drawing);
    case 'task':
      return taskFace(loaded.record, drawing);
    case 'approval':
      return approvalFace(loaded.record, drawing);
    case 'time-entry':
      return timeEntryFace(loaded.record, drawing);
    case 'contact':
      return contactFace(loaded.record, drawing);
    case 'client':
      return clientFace(loaded.record, drawing);
    case 'project':
      return projectFace(loaded.record, drawing);
    case 'member':
      return memberFace(loaded.record, drawing);
    case 'profile':
      return profileFace(loaded.record, drawing);
    case 'teams-integration':
      return integrationFace(loaded.record, drawing);
    case 'delivery':
      return deliveryFace(loaded.record, drawing);
  }
}

function drawingOf(loaded: LoadedRecord, view: CardView): Drawing {
  const record: Aggregate = loaded.record;
  const drawing: Drawing = { view, room: new CardRoom(), ref: { kind: loaded.kind, id: record._id }, version: record.version };
  if (loaded.kind === 'ticket' && loaded.record.contact) drawing.contact = loaded.record.contact;
  if (loaded.kind !== 'ticket' && loaded.kind !== 'task') return drawing;
  drawing.assignable = true;
  if (loaded.record.assignee) drawing.assignee = loaded.record.assignee;
  return drawing;
}

/** The card of a record for this reader: under 28 KB, at most six buttons, nothing the reader may not do, with a text that stands for it. Parts of it are shared between cards: do not change a card. */
export function recordCard(shown: Shown, view: CardView): Card {
  const loaded = shown as LoadedRecord;
  return framed(drawingOf(loaded, view), cardText(shown, view), (drawing) => faceOf(loaded, drawing));
}
