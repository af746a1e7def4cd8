import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import { isId } from "#app/ids/id.ts";
import type { TodayVisit } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import { postReports, spaceNotices } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { ReportOutcome, ReportReason } from "../report.ts";

/** One open report of a person and post; a second one changes nothing. */
export async function insertReport(db: Db, report: typeof postReports.$inferInsert): Promise<void> {
  await db.insert(postReports).values(report).onConflictDoNothing();
}

export type QueuedPost = {
  postId: string;
  topicId: string;
  topicTitle: string;
  spaceId: string;
  spaceTitle: string;
  authorId: string | null;
  authorName: string | null;
  html: string;
  isHidden: boolean;
  hasChildData: boolean;
  reportedAt: string;
  /** Without the reporter's name. */
  reasons: { reason: ReportReason; note: string }[];
};

/**
 * Others' posts with open reports in the spaces that a person keeps, longest waiting first. Administrators see the reported
 * posts of every space, and nothing else of those that they do not read.
 */
export async function listQueue(db: Db, person: Person, facilitated: readonly string[]): Promise<QueuedPost[]> {
  const rows = await db.execute<QueuedPost>(sql`select p.id as "postId", t.id as "topicId", t.title as "topicTitle",
      s.id as "spaceId", s.title as "spaceTitle", p.author_id as "authorId", a.name as "authorName", p.html,
      p.hidden_at is not null as "isHidden", p.has_child_data as "hasChildData",
      to_json(min(x.created_at)) #>> '{}' as "reportedAt",
      json_agg(json_build_object('reason', x.reason, 'note', x.note) order by x.created_at) as reasons
    from post_reports x join discussion_posts p on p.id = x.post_id join discussion_runs r on r.id = p.run_id
    join discussion_topics t on t.id = r.topic_id join discussion_spaces s on s.id = t.space_id
    left join people a on a.id = p.author_id
    where x.closed_at is null and ${isDecidedBy(person, facilitated)}
    group by p.id, t.id, s.id, a.id order by min(x.created_at), p.id limit 100`);
  return [...rows];
}

/**
 * Whether a person decides about a post of somebody else: administrators about every one, others where they keep all its
 * readers' spaces.
 */
function isDecidedBy(person: Person, facilitated: readonly string[]): SQL {
  const isKept = sql`(t.audience || r.audience) <@ ${sql.param(`{${facilitated.join(",")}}`)}::uuid[]`;
  return sql`p.author_id is distinct from ${person.id} and ${canAdminister(person) ? sql`true` : isKept}`;
}

/** How many posts wait for a person's decision, and since when. */
export async function countQueue(
  db: Db,
  person: Person,
  facilitated: readonly string[],
): Promise<{ count: number; since: string | null }> {
  const [row] = await db.execute<{ count: number; since: string | null }>(sql`
    select count(distinct p.id)::int as count, to_json(min(x.created_at)) #>> '{}' as since
    from post_reports x join discussion_posts p on p.id = x.post_id join discussion_runs r on r.id = p.run_id
    join discussion_topics t on t.id = r.topic_id where x.closed_at is null and ${isDecidedBy(person, facilitated)}`);
  return row ?? { count: 0, since: null };
}

/** Whether any post is reported and a person may keep a space of any kind: few people do. */
export function mayDecideReports({ person }: TodayVisit): SQL {
  const keeps = person.grants.some(({ role }) => role !== "educator")
    ? sql`true`
    : sql`exists (select 1 from space_people k where k.person_id = ${person.id} and k.role = 'facilitator')`;
  return sql`exists (select 1 from post_reports x where x.closed_at is null) and ${keeps}`;
}

export type Reported = { topicId: string; spaceId: string; authorId: string | null; audience: string[] };

/** The place of a post with an open report, and every space that its readers read; null for any other post. */
export async function findReported(db: Db, postId: string): Promise<Reported | null> {
  if (!isId(postId)) return null;
  const [row] = await db.execute<Reported>(sql`
    select r.topic_id as "topicId", t.space_id as "spaceId", p.author_id as "authorId",
      array(select distinct each from unnest(t.audience || r.audience) each order by each) as audience
    from discussion_posts p join discussion_runs r on r.id = p.run_id join discussion_topics t on t.id = r.topic_id
    where p.id = ${postId} and exists (select 1 from post_reports x where x.post_id = p.id and x.closed_at is null)`);
  return row ?? null;
}

/** Closes every open report of a post; false if there is none, because somebody else has decided. */
export async function updateReportsClosed(
  db: Db,
  postId: string,
  { outcome, closedBy }: { outcome: ReportOutcome; closedBy: string },
): Promise<boolean> {
  const closed = await db.execute(sql`update post_reports
    set outcome = ${outcome}, closed_by = ${closedBy}, closed_at = ${momentOf()}
    where post_id = ${postId} and closed_at is null returning 1`);
  return closed.length > 0;
}

export async function insertNotice(db: Db, notice: typeof spaceNotices.$inferInsert): Promise<void> {
  await db.insert(spaceNotices).values(notice);
}
