import { listCoachNames } from "#app/identity/people/queries/role-holders.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import type { WhoSeesSection } from "#app/personal-data-part/who-sees.ts";
import type { Db } from "#db/client.server.ts";
import { countCoachedRows } from "./queries/who-sees.server.ts";

/** Lists the coaches who read a person's goals, thread and log entries today. */
export async function cohortsWhoSees(db: Db, person: Person): Promise<WhoSeesSection[]> {
  const [counts, cohorts] = await Promise.all([countCoachedRows(db, person), listCoachNames(db, person)]);
  const lines = cohorts.flatMap(({ cohortId, cohort, coaches, readers }) => {
    const row = counts.find((each) => each.cohortId === cohortId);
    if (!row) return [];
    const { goals, messages, contacts } = row;
    const line = m.cohortsWhoSeesCohort({ cohort, goals, messages, contacts, coaches: coaches ?? "none" });
    return readers === coaches ? [line] : [line, m.cohortsWhoSeesGoalsWait({ cohort, readers: readers ?? "none" })];
  });
  return [
    {
      id: "coaching",
      title: m.cohortsWhoSeesTitle(),
      lead: m.cohortsWhoSeesLead(),
      lines: lines.length > 0 ? lines : [m.cohortsWhoSeesNone()],
    },
  ];
}
