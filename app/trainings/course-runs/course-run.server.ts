import { joinSpace, makeLearnersSpace } from "#app/discussions/spaces/learners-space.server.ts";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { insertFacilitators, insertRun, updateRun } from "../runs/queries/runs.server.ts";
import type { RunDraft } from "../runs/run.server.ts";
import { canManageRuns } from "../runs/run.ts";
import type { CourseRunLesson } from "./evidence.ts";

export type CourseRunDraft = Omit<RunDraft, "offeringKind" | "format"> & {
  courseLessons: CourseRunLesson[];
  workAsked: string;
  startsAt: Date;
  endsAt: Date;
};

export type Instructor = { personId: string; name: string; qualification: string };

/**
 * Plans a dated run of a self-paced course, with its instructor of record and a space in which its learners talk, which
 * the instructor moderates. Not yet published. The same `key` makes one run.
 */
export async function createCourseRun(
  db: Db,
  actor: Person,
  draft: CourseRunDraft,
  { key, instructor }: { key: string; instructor: Instructor },
): Promise<{ runId: string } | "not_allowed"> {
  if (!canManageRuns(actor)) return "not_allowed";
  return db.transaction(async (db) => {
    const { id: runId, isNew } = await insertRun(db, {
      ...{ ...draft, offeringKind: "course", format: "self_paced" },
      ...{ clientKey: `${actor.id} ${key}`, createdBy: actor.id },
    });
    if (!isNew) return { runId };
    await insertFacilitators(db, runId, [instructor]);
    const { title, timeZone, startsAt } = draft;
    const about = {
      title,
      purpose: m.courseRunsSpacePurpose({ title, month: monthOf(startsAt, timeZone) }),
      agreements: m.courseRunsSpaceAgreements(),
    };
    const spaceId = await makeLearnersSpace(db, about, actor.id);
    const place = { personId: instructor.personId, addedBy: actor.id };
    await joinSpace(db, { spaceId, role: "facilitator" }, [place]);
    await updateRun(db, runId, { spaceId });
    await recordAudit(db, { actorId: actor.id, action: "training.created", detail: { run: runId } });
    return { runId };
  });
}

/** The month in which the run begins, which tells the spaces of two runs of a course apart. */
const monthOf = (startsAt: Date, timeZone: string) =>
  new Intl.DateTimeFormat("en-US", { timeZone, month: "long", year: "numeric" }).format(startsAt);
