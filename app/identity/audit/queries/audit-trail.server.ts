import { type SQL, sql } from "drizzle-orm";
import type { AuditAction } from "#app/audit-actions/audit-actions.ts";
import { isGrantInForce } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import { holdsNameOrAddress, holdsWords } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import type { Role } from "../../person/role.ts";
import type { AuditDetail } from "../audit.ts";

export type TrailSearch = {
  /** Part of a person's name or address. */
  q: string;
  personId: string | null;
  actions: AuditAction[] | null;
  /** Part of an organization's name. */
  organization: string;
  from: Date | null;
  /** Exclusive. */
  until: Date | null;
  /** Only events with a smaller id than this one. */
  before: number | null;
};

export type TrailEvent = {
  id: number;
  happenedAt: string;
  actorId: string | null;
  actorName: string | null;
  /** The actor's role at that time, if more than educator. */
  actorRole: Role | null;
  action: AuditAction;
  subjectId: string | null;
  subjectName: string | null;
  organizationName: string | null;
  detail: AuditDetail;
};

const columns = sql`e.id::float8 as id, to_json(e.happened_at) #>> '{}' as "happenedAt", e.actor_id as "actorId",
  a.name as "actorName", e.action, e.subject_id as "subjectId", s.name as "subjectName",
  o.name as "organizationName", e.detail,
  (select g.role from role_grants g where g.person_id = e.actor_id and g.role <> 'educator'
    and ${isGrantInForce("g", sql`e.happened_at`)}
    order by array_position(array['administrator', 'program_lead', 'clock_hour_manager', 'coach'], g.role) limit 1)
    as "actorRole"`;

const besides = sql`left join people a on a.id = e.actor_id left join people s on s.id = e.subject_id
  left join organizations o on o.id = e.organization_id`;

/** Matching events, newest first; one more than `size` when there are more. */
export async function listTrail(db: Db, search: TrailSearch, size: number): Promise<TrailEvent[]> {
  return readTrail(db, whereOf(search), search.before, size);
}

/** A person's id and those of the accounts that were merged into theirs. */
const idsOf = (personId: string) =>
  sql`select ${personId}::uuid union all select gone_id from account_merges where kept_id = ${personId}`;

function whereOf({ q, personId, actions, organization, from, until }: TrailSearch): SQL {
  // As arrays, which PostgreSQL computes once, so that the indexes by actor and by subject can be combined.
  const among = (ids: SQL) => sql`(e.actor_id = any(array(${ids})) or e.subject_id = any(array(${ids})))`;
  const named = sql`select p.id from people p where ${holdsNameOrAddress(q, sql`p.name`, sql`p.email`)} limit 200`;
  const places = sql`select o.id from organizations o where ${holdsWords(organization, sql`o.name`)} limit 200`;
  return sql.join(
    [
      sql`true`,
      q.trim() ? among(named) : null,
      personId ? (isId(personId) ? among(idsOf(personId)) : sql`false`) : null,
      actions ? sql`e.action = any(${sql.param(`{${actions.join(",")}}`)}::text[])` : null,
      organization.trim() ? sql`e.organization_id = any(array(${places}))` : null,
      from ? sql`e.happened_at >= ${from.toISOString()}::timestamptz` : null,
      until ? sql`e.happened_at < ${until.toISOString()}::timestamptz` : null,
    ].filter((part) => part !== null),
    sql` and `,
  );
}

async function readTrail(db: Db, where: SQL, before: number | null, size: number): Promise<TrailEvent[]> {
  const older = before === null ? sql`true` : sql`e.id < ${before}::bigint`;
  const rows = await db.execute<TrailEvent>(sql`
    select ${columns} from (select * from audit_events e where ${where} and ${older}
      order by e.id desc limit ${size + 1}::int) e ${besides} order by e.id desc`);
  return [...rows];
}

/** Events about a person or an account merged into theirs, either by others or by themselves. */
export async function listActivity(
  db: Db,
  personId: string,
  { by, before, size }: { by: "others" | "me"; before: number | null; size: number },
): Promise<TrailEvent[]> {
  const theirs = idsOf(personId);
  const isTheirs = sql`e.actor_id = any(array(${theirs}))`;
  const where =
    by === "me" ? isTheirs : sql`e.subject_id = any(array(${theirs})) and (e.actor_id is null or not ${isTheirs})`;
  return readTrail(db, where, before, size);
}
