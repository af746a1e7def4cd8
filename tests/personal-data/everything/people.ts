import * as schema from "#db/schema/index.ts";
import { aCohort } from "#tests/world.ts";
import type { Sample, World } from "./world.ts";

const traces = {
  title: "Keeper of the quokkas",
  roleReason: "because she counts quokkas",
  givenReason: "I trust this quokka counter",
  endReason: "the quokka count is over",
};

export const peopleSample: Sample = { traces, use: belong };

async function belong({ db, schoolId, cohortId, me, colleague, admin }: World) {
  const { title, roleReason, givenReason, endReason } = traces;
  await db
    .insert(schema.memberships)
    .values({ personId: me, organizationId: schoolId, title, startedOn: "2026-01-01", endedOn: "2026-10-01" });
  const before = await aCohort(db, { name: "Creek" });
  await db
    .insert(schema.cohortMemberships)
    .values({ cohortId: before, personId: me, joinedOn: "2025-01-01", leftOn: "2025-06-01" });
  const ended = { endsAt: new Date("2027-01-01"), endedBy: admin, endReason: "moved on" };
  await db.insert(schema.roleGrants).values([
    { personId: me, role: "program_lead", organizationId: schoolId, grantedBy: admin, reason: roleReason, ...ended },
    { personId: me, role: "coach", cohortId, grantedBy: admin, reason: roleReason, ...ended },
  ]);
  const scope = { personId: colleague, role: "coach", organizationId: schoolId } as const;
  await db.insert(schema.roleGrants).values([
    { ...scope, grantedBy: me, reason: givenReason, endsAt: new Date("2027-01-01"), endedBy: me, endReason },
    { ...scope, grantedBy: admin, reason: "for the year" },
  ]);
}
