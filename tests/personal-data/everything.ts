import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { organizations, people } from "#db/schema/index.ts";
import { aCohort, join, publish } from "#tests/world.ts";
import { artifactsSample } from "./everything/artifacts.ts";
import { auditSample } from "./everything/audit.ts";
import { coachingLogSample } from "./everything/coaching-log.ts";
import { cohortsSample } from "./everything/cohorts.ts";
import { course, putInDatabase } from "./everything/course.ts";
import { importsSample } from "./everything/imports.ts";
import { instrumentsSample } from "./everything/instruments.ts";
import { invitationsSample } from "./everything/invitations.ts";
import { learningSample } from "./everything/learning.ts";
import { mailSample } from "./everything/mail.ts";
import { maintenanceSample } from "./everything/maintenance.ts";
import { meetingsSample } from "./everything/meetings.ts";
import { organizationsSample } from "./everything/organizations.ts";
import { peopleSample } from "./everything/people.ts";
import { personalDataSample } from "./everything/personal-data.ts";
import { signInSample } from "./everything/sign-in.ts";
import { trainingsSample } from "./everything/trainings.ts";
import { ownTraces, type Sample } from "./everything/world.ts";

/** How the person uses each domain, after those whose rows it refers to. */
const samples: Sample[] = [
  learningSample,
  peopleSample,
  artifactsSample,
  instrumentsSample,
  trainingsSample,
  signInSample,
  organizationsSample,
  invitationsSample,
  importsSample,
  maintenanceSample,
  cohortsSample,
  coachingLogSample,
  mailSample,
  auditSample,
  meetingsSample,
  personalDataSample,
];

/** Words that nobody else writes: anything that contains one of them contains this person's data. */
export const traces = Object.fromEntries(
  [ownTraces, ...samples.map(({ traces }) => traces)].flatMap(Object.entries<string>),
);

/** A person who used every feature, among others who used a few. */
export async function somebodyWhoDidEverything(db: Db) {
  const catalog = await publish(db, course);
  await putInDatabase(db);
  const cohortId = await aCohort(db, { name: "River" });
  const [school] = await db.insert(organizations).values({ name: "Marigold", kind: "school" }).returning();
  const colleague = await join(db, "bea", { cohortIds: [cohortId] });
  const admin = await join(db, "ines", { grants: [{ role: "administrator" }] });
  const person = await join(db, "ana", { cohortIds: [cohortId], grants: [] });
  const { name, pronouns, email } = ownTraces;
  await db.update(people).set({ name, pronouns, email, emailVerifiedAt: new Date() }).where(eq(people.id, person.id));
  const world = { db, catalog, person, me: person.id, colleague: colleague.id, admin: admin.id, traces };
  for (const { use } of samples) await use({ ...world, schoolId: school?.id ?? "", cohortId });
  return { me: { ...person, name, pronouns, email }, colleague, admin };
}
