import { sql } from "drizzle-orm";
import type { OrganizationKind } from "#app/identity/organizations/organization.ts";
import { nameInList } from "#app/identity/organizations/queries/name-in-list.server.ts";
import type { Db } from "#db/client.server.ts";
import { dayOfMoment } from "#db/today.server.ts";

export type MissingOrganization = { id: string; name: string; kind: OrganizationKind };

/** Open partner organizations of which nobody took part in a period, by name. */
export async function listMissingOrganizations(
  db: Db,
  { periodId, from, most }: { periodId: string; from: number; most: number },
): Promise<{ rows: MissingOrganization[]; total: number }> {
  const found = await db.execute<
    MissingOrganization & { total: number }
  >(sql`select o.id, ${nameInList("o")} as name, o.kind, count(*) over ()::int as total
    from organizations o where o.closed_at is null and o.merged_into_id is null
      and not exists (select 1 from participation_organizations t
        where t.period_id = ${periodId} and t.organization_id = o.id)
    order by lower(o.name), o.id limit ${most} offset ${from}`);
  return { rows: found.map(({ id, name, kind }) => ({ id, name, kind })), total: found[0]?.total ?? 0 };
}

export type Obstacles = { runs: number; fullRuns: number; byLanguage: { language: string; runs: number }[] };

/** Trainings of a period that began: how many, how many had more people than seats, and in which languages. */
export async function findObstacles(
  db: Db,
  period: { startsOn: string; endsOn: string },
  now: Date,
): Promise<Obstacles> {
  const held = sql`t.published_at is not null and t.canceled_at is null and t.starts_at <= ${now.toISOString()}::timestamptz
    and ${dayOfMoment(sql`t.starts_at`)} between ${period.startsOn}::date and ${period.endsOn}::date`;
  const [row] = await db.execute<Obstacles>(sql`select count(*)::int as runs,
      count(*) filter (where exists (select 1 from training_registrations g
        where g.run_id = t.id and g.queued_at is not null))::int as "fullRuns",
      (select coalesce(jsonb_agg(l order by l.runs desc, l.language), '[]') from (
        select u.language, count(*)::int as runs from training_runs t, unnest(t.languages) u(language)
        where ${held} group by 1) l) as "byLanguage"
    from training_runs t where ${held}`);
  return row ?? { runs: 0, fullRuns: 0, byLanguage: [] };
}
