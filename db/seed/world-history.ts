import type { AuditAction } from "#app/audit-actions/audit-actions.ts";
import type { AuditDetail } from "#app/identity/audit/audit.ts";
import type { OrganizationState } from "#app/identity/organizations/organization-change.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { auditEvents, organizationChanges } from "../schema/identity.ts";
import { roleGrantRows } from "./world-community.ts";
import { organizationId, organizationRows } from "./world-organizations.ts";
import { emailFor, personId } from "./world-people.ts";

const admin = personId("admin@demo.example");
const lead = personId("lead@demo.example");
const coach = personId("coach@demo.example");
const educator = personId("educator@demo.example");

/** Former names of some organizations, and the reasons for renaming. */
const renamed = [
  {
    key: "tidewater",
    before: "Tidewater Learning Group (fictional)",
    ago: 41,
    reason: "Its board chose another name.",
  },
  { key: "kulan", before: "Kulan Parents (fictional)", ago: 23, reason: "Spelled as they spell it themselves." },
];

/** Each organization's history, oldest first. */
function changeRows(now: Date) {
  const at = (ago: number) => new Date(now.getTime() - ago * days);
  const added = organizationRows.map(({ id, name, kind, districtId }) => {
    const past = renamed.find(({ key }) => organizationId(key) === id);
    const after: OrganizationState = {
      name: past?.before ?? name,
      kind,
      districtId,
      closedAt: null,
      mergedIntoId: null,
    };
    const reason = "Belongs to the learning community.";
    return { organizationId: id, kind: "created" as const, after, changedBy: admin, reason, changedAt: at(76) };
  });
  const changed = added.flatMap(({ organizationId: id, after: before }) => {
    const change = renamed.find(({ key }) => organizationId(key) === id);
    const name = organizationRows.find((row) => row.id === id)?.name;
    if (!change || !name) return [];
    const { reason, ago } = change;
    const states = { before, after: { ...before, name } };
    return [{ organizationId: id, kind: "renamed" as const, ...states, changedBy: admin, reason, changedAt: at(ago) }];
  });
  return [...added, ...changed.sort((a, b) => a.changedAt.getTime() - b.changedAt.getTime())];
}

type Event = {
  happenedAt: Date;
  actorId: string;
  action: AuditAction;
  subjectId?: string | null;
  organizationId?: string | null;
  detail?: AuditDetail;
};

/** The audit trail of the previous weeks, oldest first. */
function eventRows(now: Date): Event[] {
  const at = (ago: number) => new Date(now.getTime() - ago * days);
  const organizations = changeRows(now).map(({ kind, organizationId, changedAt }) => ({
    happenedAt: changedAt,
    actorId: admin,
    action: kind === "created" ? ("organization.created" as const) : ("organization.changed" as const),
    organizationId,
    detail: { change: kind },
  }));
  const roles = roleGrantRows(now)
    .filter(({ grantedBy }) => grantedBy !== null)
    .map(({ personId, role, organizationId, cohortId, grantedAt }) => ({
      happenedAt: grantedAt,
      actorId: admin,
      action: "role.granted" as const,
      subjectId: personId,
      organizationId,
      detail: { role, cohort: cohortId },
    }));
  const looks: Event[] = [
    { happenedAt: at(30), actorId: lead, action: "people.listed" },
    { happenedAt: at(30), actorId: lead, action: "person.viewed", subjectId: educator },
    { happenedAt: at(12), actorId: coach, action: "reflection.read", subjectId: educator },
    { happenedAt: at(5), actorId: admin, action: "person.viewed", subjectId: personId(emailFor("Grace Lim")) },
    { happenedAt: at(5), actorId: coach, action: "reflection.read", subjectId: educator },
    { happenedAt: at(2), actorId: admin, action: "audit.read" },
  ];
  return [...organizations, ...roles, ...looks].sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime());
}

/** Adds the histories of a new world; existing ones stay. */
export async function seedHistory(db: Db, now: Date): Promise<void> {
  const [change] = await db.select({ id: organizationChanges.id }).from(organizationChanges).limit(1);
  if (change) return;
  await db.insert(organizationChanges).values(changeRows(now));
  await db.insert(auditEvents).values(eventRows(now));
}
