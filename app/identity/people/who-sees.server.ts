import * as m from "#app/messages/catalog.ts";
import type { WhoSeesSection } from "#app/personal-data-part/who-sees.ts";
import type { Db } from "#db/client.server.ts";
import type { Person } from "../person/person.ts";
import { listRoleHolders } from "./queries/role-holders.server.ts";

/** Which program leads and administrators see the person's account today. */
export async function peopleWhoSees(db: Db, person: Person): Promise<WhoSeesSection[]> {
  const [leads, administrators] = await Promise.all([
    listRoleHolders(db, "program_lead", person),
    listRoleHolders(db, "administrator", person),
  ]);
  const leadLines = leads.map(({ name, organization, cohort }) => {
    const scope = organization ?? cohort;
    return scope ? m.peopleWhoSeesLeadOf({ name, scope }) : m.peopleWhoSeesLead({ name });
  });
  const names = administrators.map(({ name }) => name).join(", ");
  return [
    {
      id: "leads",
      title: m.peopleWhoSeesLeads(),
      lead: m.peopleWhoSeesLeadsBody(),
      lines: leads.length > 0 ? leadLines : [m.peopleWhoSeesNoLead()],
    },
    {
      id: "administrators",
      title: m.peopleWhoSeesAdministrators(),
      lead: m.peopleWhoSeesAdministratorsBody(),
      note: names ? m.peopleWhoSeesAdministratorNames({ names }) : m.peopleWhoSeesNoAdministrator(),
    },
    { id: "account", title: m.peopleWhoSeesAccount(), lead: m.peopleWhoSeesAccountBody() },
  ];
}
