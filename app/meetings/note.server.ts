import type { Person } from "#app/identity/person/person.ts";
import { announce } from "#app/live/announce.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { canHost, canSeeMeeting } from "./meeting.ts";
import type { NoteAudience } from "./note.ts";
import { meetingTopic } from "./paths.ts";
import { listInvited } from "./queries/meeting-invitations.server.ts";
import { findMeeting } from "./queries/meetings.server.ts";
import { insertNextStep, lockNextStep, updateNextStepDone } from "./queries/next-steps.server.ts";
import { deleteNote, findOwnNote, insertNote, updateNote } from "./queries/notes.server.ts";

/** Adds a note to a meeting: for the cohort by anyone who may open it, for oneself by its hosts. */
export async function writeNote(
  db: Db,
  actor: Person,
  meetingId: string,
  { text, audience, key }: { text: string; audience: NoteAudience; key: string },
): Promise<"written" | "missing"> {
  return db.transaction(async (db) => {
    const meeting = await findMeeting(db, actor.id, meetingId);
    const isAllowed = meeting && (audience === "author" ? canHost(actor, meeting) : canSeeMeeting(actor, meeting));
    if (!isAllowed) return "missing";
    await insertNote(db, { meetingId, authorId: actor.id, audience, text, clientKey: key });
    if (audience === "cohort") await announce(db, [meetingTopic(meetingId)]);
    return "written";
  });
}

/** Changes the author's own note, while the meeting is open to them. */
export async function changeNote(db: Db, actor: Person, noteId: string, text: string): Promise<"changed" | "missing"> {
  return db.transaction(async (db) => {
    const note = await findOwnNote(db, actor.id, noteId);
    const meeting = note && (await findMeeting(db, actor.id, note.meetingId));
    if (!note || !meeting || !canSeeMeeting(actor, meeting)) return "missing";
    if (!(await updateNote(db, actor.id, noteId, text))) return "missing";
    if (note.audience === "cohort") await announce(db, [meetingTopic(note.meetingId)]);
    return "changed";
  });
}

/** Deletes the author's own note, also after they left. */
export async function removeNote(db: Db, actor: Person, noteId: string): Promise<"removed" | "missing"> {
  return db.transaction(async (db) => {
    const note = await findOwnNote(db, actor.id, noteId);
    if (!note || !(await deleteNote(db, actor.id, noteId))) return "missing";
    if (note.audience === "cohort") await announce(db, [meetingTopic(note.meetingId)]);
    return "removed";
  });
}

/** Adds a next step to a meeting, for a person who is invited to it. */
export async function addNextStep(
  db: Db,
  actor: Person,
  meetingId: string,
  { text, ownerId, dueOn, key }: { text: string; ownerId: string; dueOn: string | null; key: string },
): Promise<"added" | "missing" | "not_invited"> {
  return db.transaction(async (db) => {
    const meeting = await findMeeting(db, actor.id, meetingId);
    if (!meeting || !canSeeMeeting(actor, meeting)) return "missing";
    const invited = await listInvited(db, meetingId);
    if (ownerId !== actor.id && !invited.some(({ personId }) => personId === ownerId)) return "not_invited";
    const { cohortId } = meeting;
    await insertNextStep(db, { meetingId, cohortId, text, ownerId, dueOn, clientKey: key, createdBy: actor.id });
    await announce(db, [meetingTopic(meetingId)]);
    return "added";
  });
}

/** Marks a next step as done or open again: its owner may, and the meeting's hosts. */
export async function finishNextStep(
  db: Db,
  actor: Person,
  stepId: string,
  isDone: boolean,
  now = currentTime(),
): Promise<"saved" | "missing"> {
  return db.transaction(async (db) => {
    const step = await lockNextStep(db, stepId);
    const meeting = step?.meetingId ? await findMeeting(db, actor.id, step.meetingId) : null;
    if (!step || !(step.ownerId === actor.id || (meeting && canHost(actor, meeting)))) return "missing";
    if ((step.doneAt !== null) === isDone) return "saved";
    await updateNextStepDone(db, stepId, isDone ? now : null);
    if (meeting) await announce(db, [meetingTopic(meeting.id)]);
    return "saved";
  });
}
