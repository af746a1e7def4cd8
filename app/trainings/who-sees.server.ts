import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import type { WhoSeesSection } from "#app/personal-data-part/who-sees.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { listRostersOf } from "./queries/who-sees.server.ts";

/** Names the people who see a person on the roster of a training that is not over. */
export async function trainingsWhoSees(db: Db, person: Person): Promise<WhoSeesSection[]> {
  const rosters = await listRostersOf(db, person.id, currentTime());
  return [
    {
      id: "trainings",
      title: m.trainingsWhoSeesTitle(),
      lead: m.trainingsWhoSeesLead(),
      lines: rosters.flatMap(({ title, facilitators, needs, hasWork }) => [
        m.trainingsWhoSeesRoster({ title, facilitators: facilitators ?? "none", needs }),
        ...(hasWork ? [m.trainingsWhoSeesWork({ title, facilitators: facilitators ?? "none" })] : []),
      ]),
    },
  ];
}
