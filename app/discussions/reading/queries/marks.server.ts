import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import type { Level } from "../../level.ts";
import { isOpen, spacesOf } from "../../topics/queries/visible.server.ts";

/**
 * Adds numbers that a person has read of each run, or is to read again. What is read without a gap from 1 on becomes
 * `read_to`, so that a mark stays small.
 */
export async function upsertMarks(
  db: Db,
  personId: string,
  marks: { runId: string; numbers: number[] }[],
  isRead: boolean,
): Promise<void> {
  for (const { runId, numbers } of marks) {
    const set = sql`(select range_agg(int4range(n, n + 1)) from unnest(${sql.param(`{${numbers.join(",")}}`)}::int[]) n)`;
    await db.execute(
      sql`insert into run_marks (person_id, run_id) values (${personId}, ${runId}) on conflict do nothing`,
    );
    await db.execute(
      isRead
        ? sql`update run_marks m set read = joined.read, read_to = joined.read_to, unread = m.unread - joined.added
            from (select k.run_id, ${set} as added, all_read.read,
                coalesce((select upper(first) - 1 from unnest(all_read.read) first where lower(first) = 1 limit 1), 0)
                  as read_to
              from run_marks k, lateral (select k.read + int4multirange(int4range(1, k.read_to + 1)) + ${set} as read)
                all_read
              where k.person_id = ${personId} and k.run_id = ${runId}) joined
            where m.run_id = joined.run_id and m.person_id = ${personId}`
        : sql`update run_marks set unread = unread + ${set} where person_id = ${personId} and run_id = ${runId}`,
    );
  }
}

/** The runs of a topic that are open to a person, with their last numbers. */
export async function listOpenRuns(db: Db, person: Person, topicId: string): Promise<Map<string, number>> {
  const rows = await db.execute<{ id: string; lastNumber: number }>(sql`with ${spacesOf(person)}
    select r.id, r.last_number as "lastNumber" from discussion_runs r where r.topic_id = ${topicId} and ${isOpen("r")}`);
  return new Map(rows.map(({ id, lastNumber }) => [id, lastNumber]));
}

/** Sets from when on a person's posts in a space count as new: everything before is read. */
export async function upsertCountedFrom(db: Db, personId: string, spaceId: string): Promise<void> {
  await db.execute(sql`update run_marks k set unread = '{}' from discussion_runs r
    where r.id = k.run_id and r.space_id = ${spaceId} and k.person_id = ${personId} and k.unread <> '{}'`);
  await db.execute(sql`insert into space_readers (space_id, person_id, counted_from)
    values (${spaceId}, ${personId}, ${momentOf()})
    on conflict (space_id, person_id) do update set counted_from = excluded.counted_from`);
}

export async function upsertTopicLevel(db: Db, personId: string, topicId: string, level: Level): Promise<void> {
  await db.execute(sql`insert into topic_readers (topic_id, person_id, level) values (${topicId}, ${personId}, ${level})
    on conflict (topic_id, person_id) do update set level = excluded.level`);
}

export async function upsertSpaceLevel(db: Db, personId: string, spaceId: string, level: Level): Promise<void> {
  await db.execute(sql`insert into space_readers (space_id, person_id, counted_from, level)
    values (${spaceId}, ${personId}, (select created_at from people where id = ${personId}), ${level})
    on conflict (space_id, person_id) do update set level = excluded.level`);
}

/** Keeps that a person accepted a version of a space's agreements. */
export async function upsertAgreed(db: Db, personId: string, spaceId: string, version: number): Promise<void> {
  await db.execute(sql`insert into space_readers (space_id, person_id, counted_from, agreed_version, agreed_at)
    values (${spaceId}, ${personId}, (select created_at from people where id = ${personId}), ${version}, ${momentOf()})
    on conflict (space_id, person_id) do update set agreed_version = excluded.agreed_version,
      agreed_at = excluded.agreed_at
    where space_readers.agreed_version is distinct from excluded.agreed_version`);
}
