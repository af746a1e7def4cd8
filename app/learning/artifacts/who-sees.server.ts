import { listCoachNames } from "#app/identity/people/queries/role-holders.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import type { WhoSeesSection } from "#app/personal-data-part/who-sees.ts";
import type { Db } from "#db/client.server.ts";
import { countOwnedArtifacts } from "./queries/who-sees.server.ts";

/** Lists the people who read a person's work from programs today. */
export async function artifactsWhoSees(db: Db, person: Person): Promise<WhoSeesSection[]> {
  const [owned, cohorts] = await Promise.all([countOwnedArtifacts(db, person.id), listCoachNames(db, person)]);
  const drafts = owned.reduce((sum, each) => sum + each.drafts, 0);
  const lines = cohorts.flatMap(({ cohortId, cohort, coaches, readers }) => {
    const count = owned.find((each) => each.cohortId === cohortId)?.handedIn ?? 0;
    return count > 0
      ? [m.artifactsWhoSeesHandedIn({ cohort, count, readers: readers ?? (coaches ? "waits" : "none") })]
      : [];
  });
  return [
    {
      id: "artifacts",
      title: m.artifactsWhoSeesTitle(),
      lead: m.artifactsWhoSeesLead(),
      lines: [
        ...lines,
        ...(drafts > 0 ? [m.artifactsWhoSeesDrafts({ count: drafts })] : []),
        ...(owned.length === 0 ? [m.artifactsWhoSeesNone()] : []),
      ],
      link: { to: "/artifacts", label: m.artifactsWhoSeesLink() },
    },
  ];
}
