import * as schema from "#db/schema/index.ts";
import { aProgram } from "#tests/world.ts";
import type { Sample, World } from "./world.ts";

const traces = {
  requestNote: "May a quokka keeper join",
  handOverNote: "The quokkas like mornings",
  assignedNote: "Before the next quokka walk",
  goal: "Every quokka is greeted by name",
  goalBefore: "Most quokkas are greeted",
  problem: "Quokkas wait alone at the gate",
};

export const cohortsSample: Sample = { traces, use: learnInCohort };

async function learnInCohort({ db, schoolId, cohortId, me, colleague }: World) {
  const { requestNote: note, handOverNote, assignedNote, goal: statement, goalBefore, problem } = traces;
  const definition = aProgram("coaching");
  const program = { programSlug: "coaching", hash: definition.version };
  await db.insert(schema.programVersions).values({ ...program, definition });
  const { programSlug, hash: programHash } = program;
  await db.insert(schema.cohortSettings).values({ cohortId, programSlug, programHash, createdBy: me });
  const adopted = { cohortId, programSlug, programHash, adoptedBy: me };
  await db.insert(schema.programAdoptions).values({ ...adopted, fromOn: "2027-01-04" });
  await db.insert(schema.cohortOrganizations).values({ cohortId, organizationId: schoolId });
  const words = { goals: "Learn together.", norms: "Be kind.", readers: "Your coach.", records: "The log." };
  await db.insert(schema.cohortAgreements).values({ cohortId, version: 1, ...words, writtenBy: me });
  const accepted = { cohortId, version: 1 };
  await db.insert(schema.agreementAcceptances).values([
    { ...accepted, personId: me },
    { ...accepted, personId: colleague },
  ]);
  const decided = { decidedAt: new Date(), decidedBy: me, isApproved: true };
  await db.insert(schema.cohortRequests).values([
    { cohortId, personId: me, note, ...decided },
    { cohortId, personId: colleague, note: "Me too.", ...decided },
  ]);
  await db.insert(schema.cohortHandOvers).values([
    { cohortId, fromId: me, toId: colleague, note: handOverNote },
    { cohortId, fromId: colleague, toId: me, note: "They meet on Mondays." },
  ]);
  await db.insert(schema.assignedLearning).values([
    { cohortId, courseId: "numbers", dueOn: "2026-12-01", note: assignedNote, assignedBy: me },
    { cohortId, personId: me, courseId: "numbers", lessonId: "averages", assignedBy: colleague },
    { cohortId, personId: me, courseId: "numbers", withdrawnAt: new Date() },
  ]);
  const more = { problem, baseline: "Two of ten.", measure: "A tally.", targetOn: "2027-05-01" };
  const [made] = await db
    .insert(schema.goals)
    .values({ cohortId, personId: me, statement, ...more, revision: 2 })
    .returning();
  const before = { goalId: made?.id ?? "", revision: 1, status: "open" as const };
  await db.insert(schema.goalVersions).values({ ...before, statement: goalBefore, ...more });
}
