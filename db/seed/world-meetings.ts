import type { AttendanceState } from "#app/meetings/attendance.ts";
import { dayOf, homeZone, momentAt } from "#app/time/dates.ts";
import { days, hours, minutes } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { bookings, bookingTimes } from "../schema/bookings.ts";
import { attendanceObservations, meetingInvitations, meetingNotes, meetings, nextSteps } from "../schema/meetings.ts";
import { chanceFrom, idFor } from "./random.ts";
import { type CohortKey, demoPeople, emailFor, personId } from "./world-people.ts";

const coach = personId("coach@demo.example");
const educator = personId("educator@demo.example");
const coachOf: Record<CohortKey, string> = {
  attendance: coach,
  belonging: coach,
  beginnings: personId(emailFor("Bernadette Yazzie")),
};
/** Weeks from the cohort's first session to today. */
const ageOf: Record<CohortKey, number> = { attendance: 9, belonging: 7, beginnings: 5 };
const keys: CohortKey[] = ["attendance", "belonging", "beginnings"];

/** On how many days before the current weekday they meet: no coach is in two sessions at once. */
const daysBefore: Record<CohortKey, number> = { attendance: 2, belonging: 3, beginnings: 4 };

/** The sessions of the program, a fortnight apart. */
const plan = [
  ["beginning-together", "Beginning together"],
  ["what-a-number-hides", "What a number hides, and who knows"],
  ["problem-to-causes", "From a problem to its causes"],
  ["smallest-useful-test", "The smallest useful test"],
  ["what-the-first-test-taught", "What the first test taught"],
  ["whose-experience-changed", "Whose experience changed?"],
  ["thinking-with-colleagues", "Thinking with colleagues"],
  ["giving-it-back", "Giving it back"],
] as const;

const cohortId = (key: CohortKey) => idFor(`cohort ${key}`);
const membersOf = (key: CohortKey) => demoPeople.filter(({ cohort }) => cohort === key).map(({ id }) => id);

/** The demo cohorts' sessions, past, next and canceled, with attendance, notes and next steps, and one-to-ones. */
export async function seedMeetings(db: Db, now: Date): Promise<void> {
  const sessions = keys.flatMap((key) => sessionsOf(key, now));
  await db
    .insert(meetings)
    .values(sessions.map(({ row }) => row))
    .onConflictDoNothing();
  await db.insert(meetingInvitations).values(sessions.flatMap(invitationsOf)).onConflictDoNothing();
  const held = sessions.filter(({ row }) => row.startsAt < now && row.canceledAt === null);
  await db.insert(attendanceObservations).values(held.flatMap(attendanceOf)).onConflictDoNothing();
  await db.insert(meetingNotes).values(held.flatMap(notesOf)).onConflictDoNothing();
  await db
    .insert(nextSteps)
    .values(held.flatMap((session) => stepsOf(session, now)))
    .onConflictDoNothing();
  await seedOneToOnes(db, now);
}

type Session = ReturnType<typeof sessionsOf>[number];

function sessionsOf(key: CohortKey, now: Date) {
  const facts = { kind: "session" as const, minutes: 90, timeZone: homeZone, createdBy: coachOf[key] };
  const at = (week: number) =>
    momentAt(dayOf(new Date(now.getTime() + (week * 7 - daysBefore[key]) * days), homeZone), "16:00", homeZone);
  const planned = plan.map(([agenda, title], index) => ({
    id: idFor(`session ${key} ${agenda}`),
    ...{ cohortId: cohortId(key), title, agendaKey: `data-coaching/${agenda}`, startsAt: at(index * 2 - ageOf[key]) },
    ...{ ...facts, place: "Learning Room 2", link: "https://video.example/demo-cohort", canceledAt: null, sequence: 0 },
  }));
  const studio = {
    id: idFor(`session ${key} studio`),
    ...{ cohortId: cohortId(key), title: "Open studio", agendaKey: null, startsAt: at(-2) },
    ...{ ...facts, place: "Library", link: null, canceledAt: new Date(at(-2).getTime() - 2 * days), sequence: 1 },
  };
  return [...planned, studio].map((row) => ({ key, row }));
}

function invitationsOf({ key, row }: Session) {
  const invited = { meetingId: row.id, mailedSequence: row.sequence };
  const others = membersOf(key).filter((id) => id !== coachOf[key]);
  return [
    { ...invited, personId: coachOf[key], role: "host" as const },
    ...others.map((personId) => ({ ...invited, personId, role: "participant" as const })),
  ];
}

function attendanceOf({ key, row }: Session) {
  return membersOf(key).map((personId) => {
    const chance = chanceFrom(`attendance ${row.id} ${personId}`);
    const state = chance.pick<AttendanceState>([
      ...(["present", "present", "present", "present", "present", "present"] as const),
      ...(["late", "left_early", "absent", "excused"] as const),
    ]);
    return {
      ...{ meetingId: row.id, personId, source: "coach" as const, state, clientKey: "demo", recordedBy: coachOf[key] },
      lateMinutes: state === "late" ? chance.whole(6, 20) : null,
      leftEarlyMinutes: state === "left_early" ? chance.whole(10, 30) : null,
      recordedAt: new Date(row.startsAt.getTime() + row.minutes * minutes),
    };
  });
}

function notesOf({ key, row }: Session) {
  const note = { meetingId: row.id, writtenAt: new Date(row.startsAt.getTime() + 2 * hours) };
  const [member = coachOf[key]] = membersOf(key);
  const from = (author: string, audience: "cohort" | "author", text: string) => ({
    ...{ ...note, id: idFor(`note ${row.id} ${author} ${audience}`), authorId: author, audience, text },
    clientKey: `demo ${row.id} ${audience}`,
  });
  return [
    from(
      coachOf[key],
      "cohort",
      `We worked through “${row.title}”. Each pair named one cause that adults can change, and whom they will ask about it.`,
    ),
    from(member, "cohort", "The question that stayed with us: who sees this number, and who should?"),
    from(coachOf[key], "author", "Leave ten more minutes for the last round next time."),
  ];
}

function stepsOf({ key, row }: Session, now: Date) {
  const members = membersOf(key);
  const [first = coachOf[key], second = coachOf[key]] = members;
  const owners = key === "attendance" ? [educator, first] : [first, second];
  const texts = ["Ask two families what the first week was like.", "Bring one count with the question behind it."];
  return texts.map((text, at) => {
    const ownerId = owners[at] ?? coachOf[key];
    const dueAt = new Date(row.startsAt.getTime() + 12 * days);
    return {
      ...{ id: idFor(`step ${row.id} ${at}`), cohortId: cohortId(key), meetingId: row.id, text, ownerId },
      ...{ dueOn: dayOf(dueAt, homeZone), createdBy: coachOf[key], clientKey: `demo ${row.id} ${at}` },
      ...{ createdAt: row.startsAt, doneAt: dueAt < now ? dueAt : null },
    };
  });
}

/** The demo coach offers an afternoon; the demo educator has booked the first time. */
async function seedOneToOnes(db: Db, now: Date): Promise<void> {
  const first = momentAt(dayOf(new Date(now.getTime() + 5 * days), homeZone), "15:00", homeZone);
  const at = (count: number) => new Date(first.getTime() + count * 30 * minutes);
  const offered = { coachId: coach, cohortId: cohortId("attendance"), timeZone: homeZone, place: "Learning Room 2" };
  const times = [0, 1, 2, 3].map((count) => ({
    ...{ ...offered, id: idFor(`offered time ${count}`), startsAt: at(count), endsAt: at(count + 1) },
  }));
  await db.insert(bookingTimes).values(times).onConflictDoNothing();
  const [time] = times;
  if (!time) return;
  const { startsAt, endsAt } = time;
  const meetingId = idFor("one-to-one of the demo educator");
  const names = new Map(demoPeople.map(({ id, name }) => [id, name]));
  const title = `One-to-one: ${names.get(coach) ?? ""} and ${names.get(educator) ?? ""}`;
  const facts = { cohortId: offered.cohortId, title, startsAt, minutes: 30, timeZone: homeZone, place: offered.place };
  await db
    .insert(meetings)
    .values({ ...facts, id: meetingId, kind: "one-to-one", createdBy: educator })
    .onConflictDoNothing();
  const invited = { meetingId, mailedSequence: 0 };
  await db
    .insert(meetingInvitations)
    .values([
      { ...invited, personId: coach, role: "host" },
      { ...invited, personId: educator, role: "participant" },
    ])
    .onConflictDoNothing();
  await db
    .insert(bookings)
    .values({
      id: idFor("booking of the demo educator"),
      timeId: time.id,
      meetingId,
      personId: educator,
      startsAt,
      endsAt,
    })
    .onConflictDoNothing();
}
