import { listCoachNames } from "#app/identity/people/queries/role-holders.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import type { WhoSeesSection } from "#app/personal-data-part/who-sees.ts";
import type { Db } from "#db/client.server.ts";
import { countAttendedSessions, countNotes } from "./queries/who-sees.server.ts";

/** Lists the people who see a person's attendance and notes today. */
export async function meetingsWhoSees(db: Db, person: Person): Promise<WhoSeesSection[]> {
  const [attended, notes, cohorts] = await Promise.all([
    countAttendedSessions(db, person.id),
    countNotes(db, person.id),
    listCoachNames(db, person),
  ]);
  const lines = cohorts.flatMap(({ cohortId, cohort, coaches }) => {
    const count = attended.find((each) => each.cohortId === cohortId)?.count ?? 0;
    return count > 0 ? [m.meetingsWhoSeesAttendance({ cohort, count, coaches: coaches ?? "none" })] : [];
  });
  return [
    {
      id: "meetings",
      title: m.meetingsWhoSeesTitle(),
      lead: m.meetingsWhoSeesLead(),
      lines: [
        ...(lines.length > 0 ? lines : [m.meetingsWhoSeesNone()]),
        ...(notes.own > 0 ? [m.meetingsWhoSeesOwnNotes({ count: notes.own })] : []),
        ...(notes.shared > 0 ? [m.meetingsWhoSeesSharedNotes({ count: notes.shared })] : []),
      ],
    },
  ];
}
