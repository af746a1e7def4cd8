import { listCoachNames } from "#app/identity/people/queries/role-holders.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import type { WhoSeesSection } from "#app/personal-data-part/who-sees.ts";
import type { Db } from "#db/client.server.ts";
import { countAnsweredRuns } from "./queries/who-sees.server.ts";

/** Lists the people who read a person's answers to questionnaires today. */
export async function instrumentsWhoSees(db: Db, person: Person): Promise<WhoSeesSection[]> {
  const [answered, cohorts] = await Promise.all([countAnsweredRuns(db, person.id), listCoachNames(db, person)]);
  const unlinked = answered.reduce((sum, each) => sum + each.unlinked, 0);
  const lines = cohorts.flatMap(({ cohortId, cohort, coaches }) => {
    const count = answered.find((each) => each.cohortId === cohortId)?.linked ?? 0;
    return count > 0 ? [m.instrumentsWhoSeesLinked({ cohort, count, coaches: coaches ?? "none" })] : [];
  });
  const about = answered.find(({ cohortId }) => cohortId === null)?.linked ?? 0;
  if (about > 0) lines.push(m.instrumentsWhoSeesLinkedAbout({ count: about }));
  return [
    {
      id: "instruments",
      title: m.instrumentsWhoSeesTitle(),
      lead: m.instrumentsWhoSeesLead(),
      lines: [
        ...(lines.length > 0 ? lines : [m.instrumentsWhoSeesNone()]),
        ...(unlinked > 0 ? [m.instrumentsWhoSeesUnlinked({ count: unlinked })] : []),
      ],
    },
  ];
}
