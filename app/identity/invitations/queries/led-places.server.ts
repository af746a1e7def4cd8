import { sql } from "drizzle-orm";
import { isCohortRunning, isLearningIn, isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import { nameInList } from "../../organizations/queries/name-in-list.server.ts";

export type LedPlaceFacts = { id: string; name: string; people: number; unanswered: number };

const most = 50;
/** Counting stops here, so that the page stays fast. */
const mostCounted = 9_999;

const waiting = sql`i.email is not null and i.uses < i.max_uses and i.revoked_at is null and i.expires_at > ${momentOf()}`;

/** Open organizations and running cohorts by name, with how many belong there and how many invitations wait. */
export async function listLedPlaces(
  db: Db,
  { organizationIds, cohortIds }: { organizationIds: string[]; cohortIds: string[] },
): Promise<LedPlaceFacts[]> {
  if (organizationIds.length + cohortIds.length === 0) return [];
  const rows = await db.execute<LedPlaceFacts>(sql`
    select * from (
      select o.id, ${nameInList("o")} as name,
        (select count(distinct m.person_id)::int from memberships m
          where m.organization_id = o.id and ${isMemberOn("m")}) as people,
        (select count(*)::int from invitations i where i.organization_id = o.id and ${waiting}) as unanswered
      from organizations o where o.id = any(${sql.param(organizationIds)}::uuid[]) and o.closed_at is null
      union all
      select c.id, c.name,
        (select count(distinct l.person_id)::int from cohort_memberships l
          where l.cohort_id = c.id and ${isLearningIn("l")}) as people,
        (select count(*)::int from invitations i where i.cohort_id = c.id and ${waiting}) as unanswered
      from cohorts c where c.id = any(${sql.param(cohortIds)}::uuid[]) and ${isCohortRunning("c")}
    ) place order by search_fold(name), id limit ${most}`);
  return [...rows];
}

/** The same counts for the whole site. */
export async function countSite(db: Db): Promise<LedPlaceFacts> {
  const [row] = await db.execute<{ people: number; unanswered: number }>(sql`select
    (select count(*)::int from (select 1 from people limit ${mostCounted}) p) as people,
    (select count(*)::int from (select 1 from invitations i where ${waiting} limit ${mostCounted}) i) as unanswered`);
  return { id: "site", name: "", people: row?.people ?? 0, unanswered: row?.unanswered ?? 0 };
}
