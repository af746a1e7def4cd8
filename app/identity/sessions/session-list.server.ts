import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import type { Person } from "../person/person.ts";
import { deleteSessionById, listSessions } from "./queries/sessions.server.ts";
import { endOtherSessions } from "./session.server.ts";

/** A person's sessions, the current one first. */
export async function sessionsOf(db: Db, person: Person) {
  const sessions = await listSessions(db, person.id);
  const isHere = ({ id }: { id: string }) => id === person.session.id;
  return [...sessions.filter(isHere), ...sessions.filter((session) => !isHere(session))];
}

/** Ends one of a person's sessions; "missing" when it is not theirs or has ended. */
export async function endSessionOf(db: Db, person: Person, sessionId: string): Promise<"done" | "missing"> {
  if (!isId(sessionId)) return "missing";
  return db.transaction(async (db) => {
    if (!(await deleteSessionById(db, person.id, sessionId))) return "missing";
    await recordAudit(db, { actorId: person.id, action: "session.ended", subjectId: person.id });
    return "done";
  });
}

/** Ends all of a person's sessions but the current one. */
export async function signOutElsewhere(db: Db, request: Request, person: Person): Promise<void> {
  await db.transaction(async (db) => {
    await endOtherSessions(db, request, person.id);
    await recordAudit(db, { actorId: person.id, action: "session.ended_everywhere", subjectId: person.id });
  });
}
