import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { TodayVisit } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import {
  organizations,
  organizationTrainingSettings,
  people,
  trainingRegistrations,
  trainingRuns,
} from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import { leadsPeople } from "../led-organizations.ts";
import { openStates } from "../registration.ts";

/** Those of these organizations in which a lead approves registrations of its people. */
export async function listAskingForApproval(db: Db, organizationIds: string[]): Promise<Set<string>> {
  if (organizationIds.length === 0) return new Set();
  const settings = organizationTrainingSettings;
  const rows = await db
    .select({ id: settings.organizationId })
    .from(settings)
    .where(and(inArray(settings.organizationId, organizationIds), eq(settings.asksApproval, true)));
  return new Set(rows.map(({ id }) => id));
}

export async function upsertAsksApproval(db: Db, row: typeof organizationTrainingSettings.$inferInsert): Promise<void> {
  const { asksApproval, changedBy } = row;
  await db
    .insert(organizationTrainingSettings)
    .values(row)
    .onConflictDoUpdate({
      target: organizationTrainingSettings.organizationId,
      set: { asksApproval, changedBy, changedAt: momentOf() },
    });
}

/** Whether a person leads any organization, and so may have registrations to approve. */
export const mayApprove = ({ person }: TodayVisit): SQL => sql<boolean>`${leadsPeople(person)}::boolean`;

export type ApprovingOrganization = { id: string; name: string; asks: boolean };

/** Organizations by name, with whether each asks for approval; `andAsking` adds all others that ask. */
export async function listApprovingOrganizations(
  db: Db,
  ids: string[],
  { andAsking }: { andAsking: boolean },
): Promise<ApprovingOrganization[]> {
  const o = organizations;
  return db
    .select({
      id: o.id,
      name: o.name,
      asks: sql<boolean>`coalesce(${organizationTrainingSettings.asksApproval}, false)`,
    })
    .from(o)
    .leftJoin(organizationTrainingSettings, eq(organizationTrainingSettings.organizationId, o.id))
    .where(or(inArray(o.id, ids), andAsking ? eq(organizationTrainingSettings.asksApproval, true) : undefined))
    .orderBy(asc(o.name), asc(o.id))
    .limit(500);
}

export type ToApprove = {
  id: string;
  runId: string;
  title: string;
  startsAt: Date;
  timeZone: string;
  name: string;
  organization: string;
};

/** Registrations that wait for a lead of these organizations, by the run's start; runs that have begun need no answer. */
export async function listToApprove(db: Db, organizationIds: string[]): Promise<ToApprove[]> {
  if (organizationIds.length === 0) return [];
  const r = trainingRegistrations;
  return db
    .select({
      ...{ id: r.id, runId: r.runId, title: trainingRuns.title, startsAt: trainingRuns.startsAt },
      ...{ timeZone: trainingRuns.timeZone, name: people.name, organization: organizations.name },
    })
    .from(r)
    .innerJoin(trainingRuns, eq(trainingRuns.id, r.runId))
    .innerJoin(people, eq(people.id, r.personId))
    .innerJoin(organizations, eq(organizations.id, r.organizationId))
    .where(
      and(
        inArray(r.organizationId, organizationIds),
        eq(r.approval, "asked"),
        inArray(r.state, [...openStates]),
        sql`${trainingRuns.startsAt} > ${momentOf()}`,
      ),
    )
    .orderBy(asc(trainingRuns.startsAt), asc(r.id))
    .limit(200);
}

/** A registration by its id, for its run. */
export async function findRegistrationById(db: Db, id: string) {
  if (!isId(id)) return null;
  const [row] = await db.select().from(trainingRegistrations).where(eq(trainingRegistrations.id, id));
  return row ?? null;
}

export async function updateApproval(
  db: Db,
  id: string,
  change: { approval: "approved" | "refused"; approvalBy: string; approvalAt: Date },
): Promise<void> {
  await db.update(trainingRegistrations).set(change).where(eq(trainingRegistrations.id, id));
}

/** Notes that a person agreed to the run's terms; the first time counts. */
export async function updateTermsAccepted(db: Db, runId: string, personId: string, now: Date): Promise<void> {
  const r = trainingRegistrations;
  await db
    .update(r)
    .set({ termsAcceptedAt: now })
    .where(and(eq(r.runId, runId), eq(r.personId, personId), sql`${r.termsAcceptedAt} is null`));
}
