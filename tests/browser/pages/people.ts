import { idFor } from "#db/seed/random.ts";
import { personId } from "#db/seed/world-people.ts";
import { type PageRows, toAdministrators, toLeads } from "./finds.ts";

const coachesEmail = "coach@demo.example";
const demoSomebody = `/admin/people/${personId(coachesEmail)}`;
const demoMembershipEnd = `${demoSomebody}/memberships/${idFor(`membership ${coachesEmail} esd`)}/end`;
const demoGrantEnd = `${demoSomebody}/grants/${idFor(`grant ${personId(coachesEmail)} coach attendance`)}/end`;

export const peoplePages: PageRows = {
  "admin/people": { addresses: ["/admin/people", "/admin/people?q=nobody+like+it"], finds: toLeads },
  "admin/people/:person": { addresses: [demoSomebody], finds: toLeads },
  "admin/people/:person/memberships": { addresses: [`${demoSomebody}/memberships`], finds: toLeads },
  "admin/people/:person/memberships/:membership/end": { addresses: [demoMembershipEnd], finds: toLeads },
  "admin/people/:person/grants": { addresses: [`${demoSomebody}/grants`], finds: toLeads },
  "admin/people/:person/grants/:grant/end": { addresses: [demoGrantEnd], finds: toLeads },
  "admin/people/:person/second-step": { addresses: [`${demoSomebody}/second-step`], finds: toAdministrators },
};
