import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { lockCohort } from "#app/identity/people/queries/cohort-memberships.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { recordPastMeetings } from "#app/meetings/past-meeting.server.ts";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { standingIn } from "../cohort.ts";
import { listPeopleEver } from "../queries/cohort-people.server.ts";
import { isSameContact, type PastedRow, readPastedLog } from "./pasted-log.ts";
import { insertPastedContacts, isPasted } from "./queries/contacts.server.ts";
import { listContacts } from "./queries/log.server.ts";

export type Sheet = { text: string; usual: { time: string; minutes: number } };

/** Reads a pasted sheet row by row, with the problems of each; a word where it cannot be read. */
export async function previewLog(
  db: Db,
  cohort: { id: string; timeZone: string },
  { text, usual }: Sheet,
): Promise<PastedRow[] | "empty" | "no_day" | "too_many"> {
  const people = await listPeopleEver(db, cohort.id);
  const rows = readPastedLog(text, { people, usual, timeZone: cohort.timeZone, now: currentTime() });
  if (typeof rows === "string") return rows;
  const logged = (await listContacts(db, cohort.id, null)).map((each) => ({
    ...each,
    beganAt: new Date(each.beganAt),
  }));
  return rows.map((row) => {
    const isThere = row.problems.length === 0 && logged.some((other) => isSameContact(other, row));
    return isThere ? { ...row, problems: [m.pasteProblemLogged()] } : row;
  });
}

/**
 * Adds every row of a pasted sheet, sessions with who came and contacts of the log, or none if a row has a problem. The
 * same form again adds nothing. `key` is made by the form.
 */
export async function pasteLog(
  db: Db,
  coach: Person,
  cohort: { id: string; timeZone: string },
  { key, ...sheet }: Sheet & { key: string },
): Promise<{ added: number } | "refused" | "has_problems"> {
  if (standingIn(coach, cohort.id) !== "coach") return "refused";
  return db.transaction(async (db) => {
    await lockCohort(db, cohort.id);
    if (await isPasted(db, `${coach.id} ${key}`)) return { added: 0 };
    const rows = await previewLog(db, cohort, sheet);
    if (typeof rows === "string" || rows.some(({ problems }) => problems.length > 0)) return "has_problems";
    const sessions = rows.filter(({ kind }) => kind === "session");
    const recorded = await recordPastMeetings(
      db,
      coach,
      cohort.id,
      sessions.map(({ title, beganAt, minutes, memberIds }) => ({
        ...{ title, startsAt: beganAt, minutes: Math.max(5, minutes), timeZone: cohort.timeZone },
        attendeeIds: memberIds,
      })),
      { key },
    );
    if (recorded === "not_allowed" || recorded === "not_past") return "has_problems";
    const meetingIdOf = (row: PastedRow) => recorded.meetingIds[sessions.indexOf(row)] ?? null;
    const kept = rows.filter((row) => row.kind !== "session" || saysMore(row));
    await insertPastedContacts(
      db,
      kept.map((row, at) =>
        rowFor(row, meetingIdOf(row), { cohortId: cohort.id, coachId: coach.id, key: `${key} ${at}` }),
      ),
    );
    const detail = { cohort: cohort.id, count: rows.length };
    await recordAudit(db, { actorId: coach.id, action: "coaching_log.pasted", detail });
    return { added: rows.length };
  });
}

/** Whether a session's row says more than when it was and who came. */
function saysMore({ summary, language, focus, strategies, barriers, mode }: PastedRow): boolean {
  return (
    Boolean(summary ?? language) ||
    mode !== "in-person" ||
    [focus, strategies, barriers].some((tags) => tags.length > 0)
  );
}

/** A contact with who took part; for a session what adds to it. */
function rowFor(
  { line: _, title, problems: __, memberIds, ...details }: PastedRow,
  meetingId: string | null,
  { cohortId, coachId, key }: { cohortId: string; coachId: string; key: string },
) {
  // The log has no titles: what a contact was called stands before its summary.
  const isNamed = meetingId === null && title !== m.coachingLogKind({ kind: details.kind });
  const summary = isNamed ? [title, details.summary].filter(Boolean).join(": ") : details.summary;
  return {
    ...{ ...details, summary, cohortId, recordedBy: coachId, clientKey: `${coachId} ${key}` },
    ...(meetingId ? { source: "meeting" as const, meetingId } : { source: "pasted" as const }),
    memberIds: meetingId ? [] : memberIds,
  };
}
