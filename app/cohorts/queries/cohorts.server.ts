import { eq, sql } from "drizzle-orm";
import { isCohortRunning, isGrantInForce, isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { cohortSettings, cohorts } from "#db/schema/index.ts";
import type { CohortDetails } from "../cohort.ts";
import { followedHash } from "./followed-version.server.ts";

export type CohortRow = {
  id: string;
  name: string;
  startsOn: string;
  endsOn: string | null;
  isRunning: boolean;
  programSlug: string | null;
  /** The version that it follows today. */
  programHash: string | null;
  timeZone: string;
  language: string;
  capacity: number | null;
  takesRequests: boolean;
  memberCount: number;
  coachNames: string[];
};

/** Cohorts from before there were settings have none. */
const columns = sql`c.id, c.name, c.starts_on::text as "startsOn", c.ends_on::text as "endsOn",
  ${isCohortRunning("c")} as "isRunning", s.program_slug as "programSlug", ${followedHash()} as "programHash",
  coalesce(s.time_zone, 'America/Los_Angeles') as "timeZone", coalesce(s.language, 'en') as language, s.capacity,
  coalesce(s.takes_requests, false) as "takesRequests",
  (select count(distinct m.person_id)::int from cohort_memberships m where m.cohort_id = c.id and ${isLearningIn("m")})
    as "memberCount",
  array(select distinct p.name from role_grants g join people p on p.id = g.person_id
    where g.role = 'coach' and g.cohort_id = c.id and ${isGrantInForce("g")} order by 1) as "coachNames"`;

/** A cohort with its settings. Callers check with `standingIn` who may see it. */
export async function findCohortWithSettings(db: Db, id: string): Promise<CohortRow | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<CohortRow>(
    sql`select ${columns} from cohorts c left join cohort_settings s on s.cohort_id = c.id where c.id = ${id}`,
  );
  return row ?? null;
}

/** The cohorts within reach: running ones first, then by name. */
export async function listCohorts(db: Db, reach: "every" | string[]): Promise<CohortRow[]> {
  const within = reach === "every" ? sql`true` : sql`c.id = any(${sql.param(`{${reach.join(",")}}`)}::uuid[])`;
  const rows = await db.execute<CohortRow>(sql`select ${columns}
    from cohorts c left join cohort_settings s on s.cohort_id = c.id where ${within}
    order by ${isCohortRunning("c")} desc, lower(c.name), c.id limit 200`);
  return [...rows];
}

export async function insertCohortSettings(db: Db, settings: typeof cohortSettings.$inferInsert): Promise<void> {
  await db.insert(cohortSettings).values(settings);
}

/** Partner organizations that are open; others are left out. */
export async function insertCohortOrganizations(db: Db, cohortId: string, organizationIds: string[]): Promise<void> {
  if (organizationIds.length === 0) return;
  await db.execute(sql`insert into cohort_organizations (cohort_id, organization_id)
    select ${cohortId}, o.id from organizations o
    where o.id = any(${sql.param(`{${organizationIds.join(",")}}`)}::uuid[]) and o.closed_at is null
    on conflict do nothing`);
}

export async function listCohortOrganizations(db: Db, cohortId: string): Promise<{ id: string; name: string }[]> {
  const rows = await db.execute<{ id: string; name: string }>(sql`select o.id, o.name
    from cohort_organizations x join organizations o on o.id = x.organization_id
    where x.cohort_id = ${cohortId} order by lower(o.name), o.id limit 100`);
  return [...rows];
}

export type CohortChange = CohortDetails & { takesRequests: boolean };

/** Changes a cohort and its settings, which cohorts from before there were settings get with it. */
export async function updateCohort(db: Db, id: string, change: CohortChange): Promise<void> {
  const { name, startsOn, endsOn, ...settings } = change;
  await db.update(cohorts).set({ name, startsOn, endsOn }).where(eq(cohorts.id, id));
  await db
    .insert(cohortSettings)
    .values({ cohortId: id, ...settings })
    .onConflictDoUpdate({ target: cohortSettings.cohortId, set: settings });
}
