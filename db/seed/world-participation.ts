import { eq } from "drizzle-orm";
import { countParticipation } from "#app/participation/measures/counting.server.ts";
import { calendarPeriodsOf, daysUntilFrozen, quartersBefore } from "#app/participation/periods/period.ts";
import { assembleReport } from "#app/participation/reports/assembly.server.ts";
import { findReport } from "#app/participation/reports/queries/reports.server.ts";
import { freezePeriod } from "#app/participation/snapshots/freezing.server.ts";
import { dayOf, daysAfter, homeZone, momentAt } from "#app/time/dates.ts";
import { days, minutes } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { courses } from "../schema/catalog.ts";
import { courseFacts, enrollments } from "../schema/learning.ts";
import { attendanceObservations, meetingInvitations, meetings } from "../schema/meetings.ts";
import { periodSnapshots, reportingPeriods } from "../schema/participation.ts";
import { demographicAnswers, demographicAsks } from "../schema/participation-people.ts";
import { funderReports, reportNarratives } from "../schema/participation-reports.ts";
import { trainingRegistrationEvents, trainingRegistrations } from "../schema/training-registrations.ts";
import { trainingRunFacilitators, trainingRuns } from "../schema/trainings.ts";
import { chanceFrom, idFor } from "./random.ts";
import { organizationId } from "./world-organizations.ts";
import { demoPeople, personId } from "./world-people.ts";
import { seedGrant, seedPromises, seedRegisters } from "./world-promises.ts";

const [coach, lead] = [personId("coach@demo.example"), personId("lead@demo.example")];

/** The period so many quarters before the current one; 0 is the current quarter. */
export const quarterId = (before: number) => idFor(`quarter ${before}`);
const snapshotId = (before: number) => idFor(`figures of quarter ${before}`);
export const demoReports = { draft: idFor("report draft"), published: idFor("report published") };

/** Trainings of earlier quarters: how many quarters ago, after how many days, and how many came. */
const earlier = [
  { quarter: 1, day: 25, title: "Humane data practices", came: 44 },
  { quarter: 1, day: 60, title: "Asking better questions", came: 31 },
  { quarter: 2, day: 40, title: "Humane data practices", came: 33 },
];

/** Earlier quarters with their frozen figures, a report that is published, and a draft of the next one. */
export async function seedParticipation(db: Db, now: Date): Promise<void> {
  const current = calendarPeriodsOf(dayOf(now, homeZone))[0];
  if (!current) throw new Error("a day without a quarter");
  const quarters = [current, ...quartersBefore(current.startsOn, 4)];
  await db
    .insert(reportingPeriods)
    .values(quarters.map((quarter, at) => ({ ...quarter, id: quarterId(at), name: "", createdAt: now })))
    .onConflictDoNothing();
  await seedGrant(db, { startsOn: quarters[3]?.startsOn ?? "", endsOn: current.endsOn });
  for (const training of earlier) await seedTraining(db, training, quarters[training.quarter]?.startsOn ?? "");
  await seedAnswers(db);
  await countParticipation(db, now);
  for (const at of [2, 1]) await seedFigures(db, at, quarters[at]?.endsOn ?? "");
  await seedReports(db, now);
  await seedPromises(db, now);
  await seedRegisters(db, now);
}

/** Everyone but the accounts that visitors use, whose pages tell of this quarter alone. */
const others = demoPeople.filter(({ email }) => !/^(educator|coach|lead|admin)@/.test(email));

async function seedTraining(
  db: Db,
  { quarter, day, title, came }: (typeof earlier)[number],
  from: string,
): Promise<void> {
  const key = `earlier training ${quarter} ${day}`;
  const [runId, meetingId] = [idFor(key), idFor(`session of ${key}`)];
  const startsAt = momentAt(daysAfter(from, day), "15:30", homeZone);
  const endsAt = new Date(startsAt.getTime() + 120 * minutes);
  const there = chanceFrom(key).shuffle(others).slice(0, came);
  const facts = { title, timeZone: homeZone, startsAt, createdBy: lead };
  await db
    .insert(trainingRuns)
    .values({
      ...{ ...facts, id: runId, endsAt, offeringKind: "training", offeringSlug: "humane-data", format: "in_person" },
      ...{ capacity: came, summary: "A workshop of the learning community.", place: "Learning Room 1, Renton" },
      ...{ publishedAt: new Date(startsAt.getTime() - 60 * days), closedAt: new Date(endsAt.getTime() + 1 * days) },
    })
    .onConflictDoNothing();
  await db
    .insert(trainingRunFacilitators)
    .values({
      id: idFor(`facilitator of ${key}`),
      runId,
      personId: coach,
      name: "Teresa Quintero",
      position: 1,
      qualification: "Data coach of the learning community",
    })
    .onConflictDoNothing();
  await db
    .insert(meetings)
    .values({ ...facts, id: meetingId, trainingRunId: runId, kind: "training", minutes: 120, breakMinutes: 10 })
    .onConflictDoNothing();
  await seedRegistrations(db, { key, runId, startsAt }, there);
  await db
    .insert(meetingInvitations)
    .values(there.map(({ id }) => ({ meetingId, personId: id, role: "participant" as const, mailedSequence: 0 })))
    .onConflictDoNothing();
  await db
    .insert(attendanceObservations)
    .values(
      there.map(({ id }) => ({
        meetingId,
        personId: id,
        source: "coach" as const,
        state: "present" as const,
        clientKey: "demo",
        recordedBy: coach,
      })),
    )
    .onConflictDoNothing();
  await seedCourse(
    db,
    there.filter((_, at) => at % 2 === 0).map(({ id }) => id),
    startsAt,
  );
}

/** Those who came, some of whom waited first; and some who waited and declined the seat that came free, or canceled. */
async function seedRegistrations(
  db: Db,
  { key, runId, startsAt }: { key: string; runId: string; startsAt: Date },
  there: typeof demoPeople,
): Promise<void> {
  const before = (count: number) => new Date(startsAt.getTime() - count * days);
  const waited = chanceFrom(`${key} waitlist`).shuffle(others.filter((person) => !there.includes(person)));
  const path = (at: number) =>
    at % 3 === 0
      ? (["waitlisted", "offered", "registered", "attended"] as const)
      : (["registered", "attended"] as const);
  const waitedPath = (at: number) =>
    at % 3 === 0 ? (["waitlisted", "canceled"] as const) : (["waitlisted", "offered", "declined"] as const);
  const all = [
    ...there.map((person, at) => ({ ...person, states: path(at) })),
    ...waited.slice(0, 18).map((person, at) => ({ ...person, states: waitedPath(at) })),
  ].map((person) => ({ ...person, registrationId: idFor(`registration ${key} ${person.id}`) }));
  const made = await db
    .insert(trainingRegistrations)
    .values(
      all.map(({ id, works, states, registrationId }) => ({
        ...{ id: registrationId, runId, personId: id, state: states.at(-1) ?? "registered", createdAt: before(30) },
        organizationId: works[0] ? organizationId(works[0].at) : null,
        queuedAt: states[0] === "waitlisted" ? before(30) : null,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: trainingRegistrations.id });
  const isNew = new Set(made.map(({ id }) => id));
  const events = all
    .filter(({ registrationId }) => isNew.has(registrationId))
    .flatMap(({ registrationId, states }) =>
      states.map((state, at) => ({ registrationId, state, at: before(state === "attended" ? 0 : 30 - 5 * at) })),
    );
  if (events.length > 0) await db.insert(trainingRegistrationEvents).values(events);
}

/** Some went on with a course afterwards, and most of them finished it within a month. */
async function seedCourse(db: Db, personIds: string[], from: Date): Promise<void> {
  const at = (after: number) => new Date(from.getTime() + after * days);
  const courseId = "sharing-data-across-programs";
  if ((await db.$count(courses, eq(courses.id, courseId))) === 0) return;
  const began = await db
    .insert(enrollments)
    .values(personIds.map((personId) => ({ personId, courseId, enrolledAt: at(2) })))
    .onConflictDoNothing()
    .returning({ personId: enrollments.personId });
  const finished = began.filter((_, index) => index % 3 !== 0);
  if (finished.length === 0) return;
  await db
    .insert(courseFacts)
    .values(
      finished.map(({ personId }, index) => ({
        ...{ personId, courseId, sequence: 1, contentVersion: "demo", ruleVersion: "demo" },
        ...{ how: "rule_met" as const, happenedAt: at(9 + ((7 * index) % 20)) },
      })),
    )
    .onConflictDoNothing();
}

/** The roles that most people gave; a few declined, others were not asked. */
async function seedAnswers(db: Db): Promise<void> {
  const chance = chanceFrom("answers about work");
  const asked = others.filter(() => chance.happens(0.85));
  await db
    .insert(demographicAsks)
    .values(asked.map(({ id }) => ({ personId: id, version: 1 })))
    .onConflictDoNothing();
  const rows = asked.map(({ id, works }) => {
    const declines = chance.happens(0.06);
    const title = works[0]?.as ?? "";
    const role = /teacher|Teacher/.test(title)
      ? "teacher"
      : /director|Director|principal|Principal|Dean|Owner/.test(title)
        ? "leader"
        : /family|Family|Parent|Youth|Mentor|liaison/.test(title)
          ? "family_youth"
          : "coach_specialist";
    const answer = declines ? { state: "declined" as const } : { state: "answered" as const, choices: [role] };
    return { ...answer, personId: id, question: "role" as const, version: 1 };
  });
  await db.insert(demographicAnswers).values(rows).onConflictDoNothing();
}

async function seedFigures(db: Db, before: number, endsOn: string): Promise<void> {
  const row = { id: snapshotId(before), periodId: quarterId(before), version: 1 };
  await db.insert(periodSnapshots).values(row).onConflictDoNothing();
  await freezePeriod(db, { snapshotId: row.id }, momentAt(daysAfter(endsOn, daysUntilFrozen), "09:00", homeZone));
}

const words = {
  draft:
    "People came from every kind of partner. The workshops filled first; courses followed when someone from the same place took part.",
  published: "The first workshops of the year. Most who came were sent by a colleague who had been there before.",
  next: "Evening sessions, and an interpreter for Somali at the first of them.",
};

async function seedReports(db: Db, now: Date): Promise<void> {
  const made = { kind: "quarterly" as const, createdBy: lead };
  const title = "Data Capacity for Equity: quarterly report (demo)";
  await db
    .insert(funderReports)
    .values([
      {
        ...made,
        id: demoReports.published,
        snapshotId: snapshotId(2),
        title,
        state: "preview",
        previewUntil: dayOf(new Date(now.getTime() - 30 * days), homeZone),
        clientKey: "demo published",
        createdAt: new Date(now.getTime() - 60 * days),
      },
      {
        ...made,
        id: demoReports.draft,
        snapshotId: snapshotId(1),
        title,
        clientKey: "demo draft",
        createdAt: new Date(now.getTime() - 5 * days),
      },
    ])
    .onConflictDoNothing();
  await db
    .insert(reportNarratives)
    .values([
      { reportId: demoReports.published, section: "summary", text: words.published, savedBy: lead },
      { reportId: demoReports.published, section: "next", text: words.next, savedBy: lead },
      { reportId: demoReports.draft, section: "summary", text: words.draft, savedBy: lead },
    ])
    .onConflictDoNothing();
  const report = await findReport(db, demoReports.published);
  if (!report || report.state === "published") return;
  const published = await assembleReport(db, lead, report);
  const publishedAt = new Date(now.getTime() - 29 * days);
  await db
    .insert(funderReports)
    .values({ ...made, id: demoReports.published, snapshotId: snapshotId(2), title, clientKey: "demo published" })
    .onConflictDoUpdate({
      target: funderReports.id,
      set: { state: "published", published, publishedAt, publishedBy: lead },
    });
}
