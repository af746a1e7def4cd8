import { listRoleHolders, type RoleHolder } from "#app/identity/people/queries/role-holders.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import type { WhoSeesSection } from "#app/personal-data-part/who-sees.ts";
import type { Db } from "#db/client.server.ts";
import { countReflectionsByVisibility, listCohortsWithOthers } from "./queries/who-sees.server.ts";
import { listChosenReaders } from "./readers/queries/readers.server.ts";

/** Lists the people who can read a person's reflections and answers today. */
export async function learningWhoSees(db: Db, person: Person): Promise<WhoSeesSection[]> {
  const [counts, coaches, cohorts, chosen] = await Promise.all([
    countReflectionsByVisibility(db, person.id),
    listRoleHolders(db, "coach", person),
    listCohortsWithOthers(db, person),
    listChosenReaders(db, person.id),
  ]);
  const withCoaches = counts.coach + counts.cohort;
  const isNothingWritten = counts.private + withCoaches === 0;
  const cohortLines = cohorts.map(({ name, others, isWaiting }) =>
    isWaiting
      ? m.learningWhoSeesCohortWaits({ cohort: name })
      : m.learningWhoSeesCohort({ cohort: name, others, count: counts.cohort }),
  );
  return [
    {
      id: "reflections",
      title: m.learningWhoSeesReflections(),
      lines: [
        isNothingWritten ? m.learningWhoSeesNoReflections() : m.learningWhoSeesPrivate({ count: counts.private }),
        ...(coaches.length > 0
          ? coaches.map((coach) => coachLine(coach, withCoaches))
          : [m.learningWhoSeesNoCoach({ count: withCoaches })]),
        ...(cohorts.length > 0 ? cohortLines : [m.learningWhoSeesNoCohort()]),
        ...chosen.map(({ name, course }) => m.readersWhoSees({ name, course: course ?? m.reflectionsUnknownCourse() })),
      ],
      note: m.learningWhoSeesNobodyElse(),
      link: { to: "/reflections", label: m.learningWhoSeesChange() },
    },
    { id: "learning", title: m.learningWhoSeesLearning(), lead: m.learningWhoSeesLearningBody() },
    {
      id: "notes",
      title: m.lessonNotesWhoSeesTitle(),
      lead: m.lessonNotesWhoSeesBody(),
      link: { to: "/notes", label: m.lessonNotesTitle() },
    },
  ];
}

function coachLine({ name, cohort, isWaiting }: RoleHolder, count: number): string {
  if (isWaiting) return m.learningWhoSeesCoachWaits({ name, cohort: cohort ?? "none" });
  return cohort ? m.learningWhoSeesCohortCoach({ name, cohort, count }) : m.learningWhoSeesSiteCoach({ name, count });
}
