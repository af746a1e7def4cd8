import type { Catalog } from "#app/catalog/catalog.ts";
import type { Person } from "#app/identity/person/person.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import { standingIn } from "../cohort.ts";
import { findCurrentMember, listCurrentMemberIds } from "../queries/cohort-people.server.ts";
import { choiceIn } from "./assignment.ts";
import { insertAssignment, updateAssignmentWithdrawn } from "./queries/assigned-learning.server.ts";

type Wanted = { cohortId: string; what: string; member: string | null; dueOn: string | null; note: string | null };

/** Assigns a course or lesson of the catalog to a cohort, or to one who learns in it. Assigning twice assigns once. */
export async function assignLearning(
  db: Db,
  coach: Person,
  { cohortId, what, member, dueOn, note }: Wanted,
  catalog: Catalog,
): Promise<"assigned" | "refused" | "no_such_learning" | "no_such_member"> {
  if (standingIn(coach, cohortId) !== "coach") return "refused";
  const { kind, id } = choiceIn(what);
  const lesson = kind === "lesson" ? catalog.lessonsById.get(id) : null;
  const courseId = kind === "course" ? catalog.coursesById.get(id)?.id : lesson?.courseId;
  if (!courseId) return "no_such_learning";
  if (member !== null && !(await findCurrentMember(db, cohortId, member))) return "no_such_member";
  const title = lesson?.title ?? catalog.coursesById.get(courseId)?.title ?? "";
  await db.transaction(async (db) => {
    const id = await insertAssignment(db, {
      ...{ cohortId, personId: member, courseId, lessonId: lesson?.id ?? null },
      ...{ dueOn, note, assignedBy: coach.id },
    });
    if (id === null) return;
    const to = member === null ? await listCurrentMemberIds(db, cohortId) : [member];
    const path = `/cohorts/${cohortId}/learning`;
    await notify(db, { kind: "learning_assigned", to, actorId: coach.id, place: title, path, subjectId: id });
  });
  return "assigned";
}

/** Takes an assignment back; progress in it stays. */
export async function withdrawAssignment(
  db: Db,
  coach: Person,
  { cohortId, id }: { cohortId: string; id: string },
): Promise<"withdrawn" | "missing"> {
  if (standingIn(coach, cohortId) !== "coach") return "missing";
  return (await updateAssignmentWithdrawn(db, cohortId, id)) ? "withdrawn" : "missing";
}
