import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAfter, dayBeginsAt, dayOf } from "#app/time/dates.ts";
import type { TodayItem, TodayVisit } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import { dueAhead } from "./assignment.ts";
import { listUnacceptedAgreements } from "./queries/agreements.server.ts";
import { listOwnAssignments, type OwnAssignment } from "./queries/assigned-learning.server.ts";

/** Agreements to read before anything is shared, and assigned learning that is not done. */
export async function cohortsToday({ db, person, now }: TodayVisit): Promise<TodayItem[]> {
  if (person.cohortIds.length === 0) return [];
  const [agreements, assignments] = await Promise.all([
    listUnacceptedAgreements(db, person.id, person.cohortIds),
    listOwnAssignments(db, person.id),
  ]);
  const today = dayOf(now, person.timeZone);
  return [
    ...agreements.map(({ cohortId, cohortName, createdAt }) => ({
      id: `agreement ${cohortId}`,
      reason: { kind: "returned" as const, at: createdAt },
      title: m.agreementTitle(),
      to: `/cohorts/${cohortId}/agreement`,
      action: m.agreementRead(),
      within: { title: cohortName, to: `/cohorts/${cohortId}` },
      facts: m.agreementAskedTitle(),
    })),
    ...assignments.flatMap((assignment) => assignedItem(assignment, today, person.timeZone)),
  ];
}

/** A person's open assignments, each with its date, which says nothing about being late. */
export async function assignedTo(db: Db, person: Pick<Person, "id" | "cohortIds" | "timeZone">, now = currentTime()) {
  const { id: personId, cohortIds, timeZone } = person;
  if (cohortIds.length === 0) return [];
  const today = dayOf(now, timeZone);
  return (await listOwnAssignments(db, personId)).flatMap(({ id, cohortId, cohortName, dueOn, note, ...place }) => {
    const { courseSlug, courseTitle, lessonSlug, lessonTitle } = place;
    if (!courseSlug) return [];
    return {
      ...{ id, note, cohortId, cohort: cohortName, title: lessonTitle ?? courseTitle ?? "" },
      to: lessonSlug ? lessonPath(courseSlug, lessonSlug) : coursePath(courseSlug),
      due: dueAhead(dueOn, today),
    };
  });
}

/** Something assigned. Once its day has passed it is simply the next step, and says nothing about being late. */
function assignedItem(assignment: OwnAssignment, today: string, timeZone: string): TodayItem[] {
  const { id, cohortId, cohortName, courseSlug, courseTitle, lessonSlug, lessonTitle, dueOn, state } = assignment;
  if (!courseSlug) return [];
  const facts = dueAhead(dueOn, today);
  const dueAt = dueOn && facts ? dayBeginsAt(dayAfter(dueOn), timeZone).toISOString() : null;
  return [
    {
      id: `assigned ${id}`,
      reason: dueAt ? { kind: "scheduled", at: dueAt, until: dueAt } : { kind: "next", at: null },
      title: lessonTitle ?? courseTitle ?? "",
      to: lessonSlug ? lessonPath(courseSlug, lessonSlug) : coursePath(courseSlug),
      action: state === "begun" ? m.assignedContinue() : m.assignedBegin(),
      within: { title: cohortName, to: `/cohorts/${cohortId}/learning` },
      ...(facts && { facts }),
    },
  ];
}
