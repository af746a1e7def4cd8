import { eq } from "drizzle-orm";
import { keepProgramVersion } from "#app/cohorts/programs/queries/program-versions.server.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { agreementAcceptances, cohortAgreements } from "../schema/agreements.ts";
import {
  coachingContacts,
  coachingObservations,
  contactGoals,
  contactPeople,
  threadMessages,
} from "../schema/coaching.ts";
import { assignedLearning, cohortOrganizations, cohortSettings } from "../schema/cohorts.ts";
import { goals, goalVersions } from "../schema/goals.ts";
import { idFor } from "./random.ts";
import { demoContent } from "./world-artifacts.ts";
import { cohortId, cohortRows } from "./world-community.ts";
import { listDemoCourses } from "./world-courses.ts";
import { organizationId } from "./world-organizations.ts";
import { type CohortKey, demoPeople, emailFor, personId } from "./world-people.ts";

const coach = personId("coach@demo.example");
const coachOf: Record<CohortKey, string> = {
  attendance: coach,
  belonging: coach,
  beginnings: personId(emailFor("Bernadette Yazzie")),
};
const partnersOf: Record<CohortKey, string[]> = {
  attendance: ["heron", "lantern", "kulan"],
  belonging: ["cedar", "two-rivers", "tidewater"],
  beginnings: ["sparrow", "semillas", "little-otters", "fern-hollow"],
};
const keys = Object.keys(coachOf) as CohortKey[];

/** Settings, agreements, assigned learning, goals and the coaches' log of the demo cohorts. */
export async function seedCohorts(db: Db, now: Date): Promise<void> {
  const program = (await demoContent(db)).programs?.find(({ slug }) => slug === "data-coaching");
  const pinned = program && (await keepProgramVersion(db, program));
  await db
    .insert(cohortSettings)
    .values(keys.map((key) => ({ cohortId: cohortId(key), ...pinned, capacity: 16, createdBy: coachOf[key] })))
    .onConflictDoNothing();
  const partners = keys.flatMap((key) =>
    partnersOf[key].map((place) => ({ cohortId: cohortId(key), organizationId: organizationId(place) })),
  );
  await db.insert(cohortOrganizations).values(partners).onConflictDoNothing();
  await seedAgreements(db, now);
  await seedAssignedLearning(db, now);
  await seedGoals(db, now);
  await seedLog(db, now);
}

/** The demo educator has not accepted the newest version yet, so that the page which asks can be seen. */
async function seedAgreements(db: Db, now: Date): Promise<void> {
  const startOf = new Map(cohortRows(now).map(({ id, startsOn }) => [id, startsOn]));
  const versions = keys.flatMap((key) =>
    (key === "attendance" ? [1, 2] : [1]).map((version) => ({
      ...{ cohortId: cohortId(key), version, ...agreement(version), writtenBy: coachOf[key] },
      createdAt: version === 1 ? new Date(`${startOf.get(cohortId(key))}T17:00:00Z`) : ago(now, 6),
    })),
  );
  await db.insert(cohortAgreements).values(versions).onConflictDoNothing();
  const educator = personId("educator@demo.example");
  const accepted = versions.flatMap(({ cohortId: id, version, createdAt }) =>
    demoPeople
      .filter(({ cohort }) => cohort !== null && cohortId(cohort) === id)
      .filter((person) => person.id !== educator || version === 1)
      .map((person) => ({ cohortId: id, version, personId: person.id, acceptedAt: createdAt })),
  );
  await db.insert(agreementAcceptances).values(accepted).onConflictDoNothing();
}

function agreement(version: number) {
  return {
    goals: "Each of us chooses one problem of practice, tries a change with the people most affected, and looks again.",
    norms:
      "We come prepared. We listen before we answer. We look for causes in what adults and systems do. What is said here stays here.",
    readers:
      version === 1
        ? "Your coach reads what you share with them. The cohort reads what you share with it. Leads see who took part."
        : "Your coaches read what you share with them. The cohort reads what you share with it. Leads see who took part, never what you wrote.",
    records:
      "A public agency may have to disclose what it keeps (chapter 42.56 RCW). Mail cannot be called back. Leave out names of children.",
  };
}

async function seedAssignedLearning(db: Db, now: Date): Promise<void> {
  const [first, second] = await listDemoCourses(db);
  const assigned = keys.flatMap((key) =>
    [first, second].flatMap((course, index) =>
      course
        ? {
            ...{ id: idFor(`assigned ${key} ${course.id}`), cohortId: cohortId(key), courseId: course.id },
            ...{ dueOn: dayOf(ago(now, index === 0 ? 7 : -21), homeZone), assignedBy: coachOf[key] },
            ...{ note: index === 0 ? "Before our second session." : null, createdAt: ago(now, 35 - 20 * index) },
          }
        : [],
    ),
  );
  if (assigned.length > 0) await db.insert(assignedLearning).values(assigned).onConflictDoNothing();
}

const statements = [
  "Every family hears from us in the language they chose before we count an absence against them.",
  "We know each week who was not greeted by name, and greet them first the next day.",
  "Two families help to choose what we count, and get the numbers back in a form that they can use.",
  "We look at who is missing from our data before we look at the average.",
  "Bus delays are written down as delays, not as tardies.",
];

async function seedGoals(db: Db, now: Date): Promise<void> {
  const members = demoPeople.filter(({ cohort }) => cohort !== null);
  const rows = members.flatMap(({ id, email, cohort }, index) =>
    cohort && (index % 3 !== 2 || email === "educator@demo.example")
      ? {
          ...{ id: idFor(`goal ${email}`), cohortId: cohortId(cohort), personId: id },
          statement: statements[index % statements.length] ?? "",
          problem: "What adults do now reaches some families and not others.",
          baseline: "Written down in the first week, by hand.",
          measure: "A tally each Friday, and what three families say about it.",
          targetOn: dayOf(ago(now, -30 - (index % 5) * 20), homeZone),
          status: index % 7 === 3 ? ("reached" as const) : ("open" as const),
          revision: index % 4 === 0 ? 2 : 1,
          createdAt: ago(now, 40),
          updatedAt: ago(now, index % 4 === 0 ? 9 : 40),
        }
      : [],
  );
  await db.insert(goals).values(rows).onConflictDoNothing();
  const earlier = rows
    .filter(({ revision }) => revision === 2)
    .map(({ id, problem }) => ({
      ...{ goalId: id, revision: 1, statement: "We reach more families.", problem, baseline: null, measure: null },
      ...{ targetOn: null, status: "open" as const, savedAt: ago(now, 9) },
    }));
  if (earlier.length > 0) await db.insert(goalVersions).values(earlier).onConflictDoNothing();
}

async function seedLog(db: Db, now: Date): Promise<void> {
  const members = demoPeople.filter(({ cohort }) => cohort !== null);
  const met = members.flatMap(({ id, email, cohort }, index) =>
    cohort && index % 2 === 0
      ? {
          ...{ id: idFor(`contact ${email}`), cohortId: cohortId(cohort), kind: "one-to-one" as const, personId: id },
          ...{ beganAt: ago(now, 10 + (index % 12)), minutes: 30, mode: "video" as const },
          ...{ focus: ["problem-of-practice"], strategies: ["reflective-conversation"], barriers: ["time"] },
          ...{ summary: "We named the problem of practice and whom to listen to first.", recordedBy: coachOf[cohort] },
          language: index % 6 === 0 ? ("es" as const) : ("en" as const),
        }
      : [],
  );
  await db
    .insert(coachingContacts)
    .values(met.map(({ personId: _, ...contact }) => contact))
    .onConflictDoNothing();
  const took = met.map(({ id, personId }) => ({ contactId: id, personId }));
  await db.insert(contactPeople).values(took).onConflictDoNothing();
  const theirs = await db
    .select({ contactId: contactPeople.contactId, goalId: goals.id })
    .from(contactPeople)
    .innerJoin(goals, eq(goals.personId, contactPeople.personId));
  await db.insert(contactGoals).values(theirs).onConflictDoNothing();
  const attendance = cohortId("attendance");
  const educator = personId("educator@demo.example");
  const thread = { cohortId: attendance, personId: educator };
  await db
    .insert(threadMessages)
    .values([
      {
        ...thread,
        id: idFor("message 1"),
        authorId: educator,
        body: "May I bring a family partner to our next session?",
        sentAt: ago(now, 4),
      },
      {
        ...thread,
        id: idFor("message 2"),
        authorId: coach,
        body: "Yes, gladly. Ask them what they would count first.",
        sentAt: ago(now, 3),
      },
    ])
    .onConflictDoNothing();
  await db
    .insert(coachingObservations)
    .values({
      ...{ id: idFor("observation 1"), cohortId: attendance, personId: educator, coachId: coach },
      observedOn: dayOf(ago(now, 12), homeZone),
      evidence: "In the data meeting, four of six people spoke. The family liaison was asked twice and answered once.",
      question: "Who could open the next meeting so that every voice is in the room before the chart is?",
      createdAt: ago(now, 12),
      seenAt: ago(now, 11),
    })
    .onConflictDoNothing();
}

const ago = (now: Date, count: number) => new Date(now.getTime() - count * days);
