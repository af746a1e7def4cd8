import { sql } from "drizzle-orm";
import { sharingReaches, sharingWaitedAt } from "#app/identity/people/queries/sharing.server.ts";
import { isGrantInForce, isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { channelOf } from "#app/notifications/queries/notifications.server.ts";
import { homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf, today } from "#db/today.server.ts";

/** An arbitrary advisory lock key: concurrent runs wait for each other, and the second finds nothing left to send. */
const summariesLock = 7_262_017;

export async function lockSummaries(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${summariesLock})`);
}

/** A share from a moment ago may not have been committed yet; it goes into the next summary. */
const settled = sql`interval '1 minute'`;

/** Coaches of cohorts or of the whole site, as in `canReadReflection`, who want to know. */
const readers = sql`
  select p.id, coaching.of_site, coaching.cohort_ids,
    coalesce((select max(told.created_at) from notifications told
      where told.person_id = p.id and told.kind = 'reflections_shared'), ${momentOf()} - interval '7 days') as told_at
  from (select person_id, bool_or(cohort_id is null) as of_site, array_agg(cohort_id) as cohort_ids from role_grants
    where role = 'coach' and organization_id is null and ${isGrantInForce("role_grants")}
    group by person_id) coaching
  join people p on p.id = coaching.person_id and p.erasure_due_at is null
  where ${channelOf(sql`p.id`, "shared_reflections")} <> 'none'`;

/** The memberships of a reflection's author in running cohorts that a reader coaches. */
const coachedMembership = sql`select 1 from cohort_memberships m where m.person_id = r.person_id
  and (readers.of_site or m.cohort_id = any(readers.cohort_ids)) and ${isLearningIn("m")}`;

/** Shared since the reader's last summary, and not before. */
const isNewlyShared = sql`exists (select 1 from reflection_visibility_changes v where v.reflection_id = r.id
    and v.changed_at > readers.told_at - ${settled} and v.changed_at <= ${momentOf()} - ${settled})
  and not exists (select 1 from (select v.visibility from reflection_visibility_changes v
    where v.reflection_id = r.id and v.changed_at <= readers.told_at - ${settled}
    order by v.changed_at desc limit 1) before where before.visibility <> 'private')`;

/** Shared before, but waiting then for the agreement that the author has accepted since. */
const hasNewlyAccepted = sql`${sharingWaitedAt(sql`readers.id`, sql`m.person_id`, {
  ...{ cohortId: sql`m.cohort_id`, moment: sql`(readers.told_at - ${settled})` },
})} and not ${sharingWaitedAt(sql`readers.id`, sql`m.person_id`, {
  ...{ cohortId: sql`m.cohort_id`, moment: sql`(${momentOf()} - ${settled})` },
})}`;

/**
 * Coaches with reflections newly shared with them since their last summary, and how many: readable now, and not at the
 * time of that summary. Each coach at most once a day.
 */
export async function listSharedSummaries(db: Db): Promise<{ personId: string; count: number }[]> {
  const rows = await db.execute<{ personId: string; count: number }>(sql`
    with readers as (${readers})
    select readers.id as "personId", fresh.count
    from readers, lateral (
      select count(*)::int as count from reflections r join people author on author.id = r.person_id
      where r.visibility <> 'private' and r.text <> '' and r.person_id <> readers.id and author.erasure_due_at is null
        and (readers.of_site or r.person_id in (select m.person_id from cohort_memberships m
          where m.cohort_id = any(readers.cohort_ids) and ${isLearningIn("m")}))
        and not exists (${coachedMembership} and not ${sharingReaches(sql`readers.id`, sql`m.person_id`, sql`m.cohort_id`)})
        and ((${isNewlyShared}) or exists (${coachedMembership} and ${hasNewlyAccepted}))) fresh
    where fresh.count > 0 and readers.told_at < ${today}::timestamp at time zone ${homeZone}`);
  return [...rows];
}
