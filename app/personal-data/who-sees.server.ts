import { cohortsWhoSees } from "#app/cohorts/who-sees.server.ts";
import { directoryWhoSees } from "#app/discussions/directory/who-sees.server.ts";
import { discussionsWhoSees } from "#app/discussions/spaces/who-sees.server.ts";
import { peopleWhoSees } from "#app/identity/people/who-sees.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { inquiryWhoSees } from "#app/inquiry/who-sees.server.ts";
import { instrumentsWhoSees } from "#app/instruments/who-sees.server.ts";
import { artifactsWhoSees } from "#app/learning/artifacts/who-sees.server.ts";
import { learningWhoSees } from "#app/learning/who-sees.server.ts";
import { meetingsWhoSees } from "#app/meetings/who-sees.server.ts";
import type { WhoSeesSection } from "#app/personal-data-part/who-sees.ts";
import { trainingsWhoSees } from "#app/trainings/who-sees.server.ts";
import type { Db } from "#db/client.server.ts";

/** Each domain's sections, in the order of the page. */
const domains: ((db: Db, person: Person) => Promise<WhoSeesSection[]>)[] = [
  learningWhoSees,
  inquiryWhoSees,
  artifactsWhoSees,
  cohortsWhoSees,
  meetingsWhoSees,
  discussionsWhoSees,
  directoryWhoSees,
  trainingsWhoSees,
  instrumentsWhoSees,
  peopleWhoSees,
];

/** Names everyone who can see a person's data today, by kind of data. */
export async function whoSees(db: Db, person: Person): Promise<WhoSeesSection[]> {
  const sections = await Promise.all(domains.map((sectionsOf) => sectionsOf(db, person)));
  return sections.flat();
}
