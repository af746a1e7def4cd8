import { kindInWords } from "#app/identity/organizations/kind-words.ts";
import * as m from "#app/messages/catalog.ts";
import { dayInWords, dayOf } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { listMemberships } from "../organizations/queries/memberships.server.ts";
import type { Person } from "../person/person.ts";
import { roleInWords } from "../person/words.ts";
import { listCohortMemberships } from "./queries/cohort-memberships.server.ts";
import { listRoleGrants } from "./queries/role-grants.server.ts";

/** A membership, cohort or role with its dates, in words. */
export type Belonging = { id: string; what: string; more: string | null; dates: string };

/** A person's memberships, cohorts and roles, past and present, in words. */
export async function belongingsOf(db: Db, person: Person) {
  const [memberships, cohorts, grants] = await Promise.all([
    listMemberships(db, person.id),
    listCohortMemberships(db, person.id),
    listRoleGrants(db, person.id),
  ]);

  const organizations: Belonging[] = memberships.map((membership) => ({
    id: membership.id,
    what: membership.districtName
      ? m.settingsSchoolIn({ school: membership.organizationName, district: membership.districtName })
      : membership.organizationName,
    more: membership.title ?? kindInWords(membership.organizationKind),
    dates: datesInWords(membership.startedOn, membership.endedOn),
  }));
  const learning: Belonging[] = cohorts.map(({ cohortId, cohortName, joinedOn, leftOn }) => ({
    id: `${cohortId} ${joinedOn}`,
    what: m.settingsCohort({ cohort: cohortName }),
    more: null,
    dates: datesInWords(joinedOn, leftOn),
  }));
  const roles: Belonging[] = grants.map(({ id, role, organizationName, cohortName, grantedAt, endsAt }) => ({
    id,
    what: roleAndScope(roleInWords(role), organizationName, cohortName),
    more: null,
    dates: datesInWords(dayOf(grantedAt, person.timeZone), endsAt && dayOf(endsAt, person.timeZone)),
  }));
  return { organizations, roles: [...roles, ...learning] };
}

function roleAndScope(role: string, organization: string | null, cohort: string | null): string {
  if (organization) return m.settingsOrganizationRole({ role, organization });
  return cohort ? m.settingsCohortRole({ role, cohort }) : role;
}

function datesInWords(from: string, to: string | null): string {
  const start = dayInWords(from);
  return to ? m.settingsDatesFromTo({ from: start, to: dayInWords(to) }) : m.settingsDatesFrom({ from: start });
}
