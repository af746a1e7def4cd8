import type { Role } from "#app/identity/person/role.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { cohortMemberships, cohorts, memberships, roleGrants } from "../schema/identity.ts";
import { chanceFrom, idFor } from "./random.ts";
import { organizationId } from "./world-organizations.ts";
import { type CohortKey, demoPeople, emailFor, personId } from "./world-people.ts";

const cohortNames: Record<CohortKey, string> = {
  attendance: "Attendance and Welcome cohort",
  belonging: "Belonging in Our Schools cohort",
  beginnings: "Strong Beginnings cohort",
};

export const cohortId = (key: CohortKey) => idFor(`cohort ${key}`);

/** Where everybody works, the cohorts, and who holds which role. */
export async function seedCommunity(db: Db, now: Date): Promise<void> {
  await db.insert(memberships).values(membershipRows()).onConflictDoNothing();
  await db.insert(cohorts).values(cohortRows(now)).onConflictDoNothing();
  await db.insert(cohortMemberships).values(cohortMembershipRows(now)).onConflictDoNothing();
  await db.insert(roleGrants).values(roleGrantRows(now)).onConflictDoNothing();
}

/** Cohorts started some weeks ago and run until summer, whenever the demo starts. */
export function cohortRows(now: Date) {
  const ages: Record<CohortKey, number> = { attendance: 70, belonging: 56, beginnings: 42 };
  return (Object.keys(cohortNames) as CohortKey[]).map((key) => ({
    id: cohortId(key),
    name: cohortNames[key],
    startsOn: daysAgo(now, ages[key]),
    endsOn: daysAgo(now, ages[key] - 280),
  }));
}

function cohortMembershipRows(now: Date) {
  const startOf = new Map(cohortRows(now).map((cohort) => [cohort.id, cohort.startsOn]));
  return demoPeople.flatMap(({ id, cohort }) => {
    if (!cohort) return [];
    return [{ cohortId: cohortId(cohort), personId: id, joinedOn: startOf.get(cohortId(cohort)) ?? daysAgo(now, 0) }];
  });
}

/** People started their work at different times; some worked elsewhere before, some work in two places. */
function membershipRows() {
  return demoPeople.flatMap(({ id, email, works }) => {
    const chance = chanceFrom(`work ${email}`);
    return works.map(({ at, as, until }) => ({
      id: idFor(`membership ${email} ${at}`),
      personId: id,
      organizationId: organizationId(at),
      title: as,
      startedOn: `${until ? chance.whole(2016, 2020) : chance.whole(2019, 2025)}-0${chance.whole(7, 9)}-${chance.whole(10, 28)}`,
      endedOn: until ?? null,
    }));
  });
}

export function roleGrantRows(now: Date) {
  const [educator, coach, lead, admin] = ["educator", "coach", "lead", "admin"].map((who) =>
    personId(`${who}@demo.example`),
  );
  const [solomon, bernadette, paula, aisha] = [
    "Solomon Asfaw",
    "Bernadette Yazzie",
    "Paula Kowalczyk",
    "Aisha Karimi",
  ].map((name) => personId(emailFor(name)));
  const given: {
    personId: string | undefined;
    role: Role;
    reason: string;
    cohort?: CohortKey;
    organization?: string;
    until?: number;
  }[] = [
    ...demoPeople.map(({ id }) => ({ personId: id, role: "educator" as const, reason: "Every account learns here." })),
    { personId: coach, role: "coach", cohort: "attendance", reason: "Coaches this cohort." },
    { personId: coach, role: "coach", cohort: "belonging", reason: "Coaches this cohort with Solomon." },
    { personId: solomon, role: "coach", cohort: "belonging", reason: "Coaches this cohort." },
    { personId: bernadette, role: "coach", cohort: "beginnings", reason: "Coaches this cohort." },
    {
      personId: solomon,
      role: "coach",
      cohort: "beginnings",
      until: 14,
      reason: "Stood in for Bernadette for a month.",
    },
    { personId: lead, role: "program_lead", reason: "Leads the learning community." },
    { personId: aisha, role: "program_lead", organization: "two-rivers", reason: "Leads her organization's part." },
    { personId: admin, role: "administrator", reason: "Runs the site." },
    { personId: paula, role: "clock_hour_manager", organization: "esd", reason: "Keeps the clock-hour records." },
  ];
  return given.flatMap(({ personId, role, reason, cohort, organization, until }) => {
    if (!personId) return [];
    return [
      {
        id: idFor(`grant ${personId} ${role} ${cohort ?? organization ?? "site"}`),
        personId,
        role,
        reason,
        cohortId: cohort ? cohortId(cohort) : null,
        organizationId: organization ? organizationId(organization) : null,
        grantedBy: role === "educator" || personId === admin ? null : (admin ?? null),
        grantedAt: new Date(now.getTime() - (personId === educator ? 65 : 75) * days),
        endsAt: until === undefined ? null : new Date(now.getTime() - until * days),
      },
    ];
  });
}

function daysAgo(now: Date, count: number): string {
  return dayOf(new Date(now.getTime() - count * days), homeZone);
}
