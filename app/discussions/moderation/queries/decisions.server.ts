import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import type { Db } from "#db/client.server.ts";
import type { NoticeKind, ReportOutcome } from "../report.ts";

/** A decision about a reported post, without who reported it. */
export type Decision = {
  postId: string;
  outcome: ReportOutcome;
  /** What the author was told; null if nothing. */
  reason: string | null;
  endsAt: string | null;
  closedAt: string;
  topicTitle: string;
  spaceTitle: string;
  authorName: string | null;
  byName: string | null;
};

/** The latest decisions about posts of the spaces that a person keeps; for administrators, of every space. */
export async function listDecisions(db: Db, person: Person, facilitated: readonly string[]): Promise<Decision[]> {
  const within = canAdminister(person)
    ? sql`true`
    : sql`(t.audience || r.audience) <@ ${sql.param(`{${facilitated.join(",")}}`)}::uuid[]`;
  const rows = await db.execute<Decision>(sql`with closed as (
      select distinct x.post_id, x.outcome, x.closed_at, x.closed_by from post_reports x where x.closed_at is not null)
    select p.id as "postId", c.outcome, n.reason, to_json(n.ends_at) #>> '{}' as "endsAt",
      to_json(c.closed_at) #>> '{}' as "closedAt", t.title as "topicTitle", s.title as "spaceTitle",
      a.name as "authorName", b.name as "byName"
    from closed c join discussion_posts p on p.id = c.post_id join discussion_runs r on r.id = p.run_id
    join discussion_topics t on t.id = r.topic_id join discussion_spaces s on s.id = t.space_id
    left join people a on a.id = p.author_id left join people b on b.id = c.closed_by
    left join lateral (select said.reason, said.ends_at from space_notices said
      where said.post_id = p.id and said.created_at between c.closed_at - interval '1 minute' and c.closed_at + interval '1 minute'
      order by said.created_at desc limit 1) n on true
    where ${within} order by c.closed_at desc, p.id limit 50`);
  return [...rows];
}

/** A warning or a pause, as the author of the post reads it. */
export type OwnNotice = {
  id: string;
  kind: NoticeKind;
  reason: string;
  byName: string | null;
  createdAt: string;
  endsAt: string | null;
};

/** What facilitators of a space told a person about their own posts, newest first. */
export async function listOwnNotices(db: Db, personId: string, spaceId: string): Promise<OwnNotice[]> {
  const rows = await db.execute<OwnNotice>(sql`select n.id, n.kind, n.reason, b.name as "byName",
      to_json(n.created_at) #>> '{}' as "createdAt", to_json(n.ends_at) #>> '{}' as "endsAt"
    from space_notices n left join people b on b.id = n.by_id
    where n.space_id = ${spaceId} and n.person_id = ${personId} order by n.created_at desc, n.id limit 50`);
  return [...rows];
}
