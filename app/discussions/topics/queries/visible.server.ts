import { type SQL, sql } from "drizzle-orm";
import type { Grant } from "#app/identity/person/role.ts";
import { isReadableSpace, readsSpaceAt } from "../../spaces/queries/readable.server.ts";

/** An id, or the column that has it. */
type PersonId = string | SQL;

type Reader = { id: string; grants: readonly Grant[]; cohortIds: readonly string[] };

/** For `with`: `mine`, one row with the ids of every space that a person reads. */
export const spacesOf = (person: Reader): SQL =>
  sql`mine as materialized (select coalesce(array_agg(s.id), '{}') as ids from discussion_spaces s
    where ${isReadableSpace(person, "s")})`;

/**
 * Whether a topic or a run is open to the person of `mine`: they read every space of its audience. `coalesce`, because
 * PostgreSQL takes a bare `<@` to be true of one row in two hundred, and then looks up the words of a search anew for each
 * run; of a boolean that it knows nothing about it expects one in two.
 */
export const isOpen = (alias: string): SQL =>
  sql`coalesce(${sql.raw(alias)}.audience <@ (select ids from mine), false)`;

/**
 * Whether a post is shown to a person who may open its topic (`t`) and run: others' posts in a post-first topic only
 * after their own, except those of the person who asked. Facilitators see all.
 */
export function isShown(personId: PersonId, isFacilitator: boolean | SQL): SQL {
  if (isFacilitator === true) return sql`true`;
  return sql`(${isFacilitator === false ? sql`false` : isFacilitator} or t.kind <> 'post-first' or p.author_id = t.author_id or p.author_id = ${personId} or ${hasPosted(personId)})`;
}

/** Whether a person has written in a topic (`t`); a deleted post does not count. */
export const hasPosted = (personId: PersonId): SQL => sql`exists (select 1 from discussion_runs own_run
  join discussion_posts own on own.run_id = own_run.id
  where own_run.topic_id = t.id and own.author_id = ${personId} and own.deleted_at is null)`;

/** Joins what a person has read of a run (`r`): the mark (k) and their state in the run's first space (x). */
export const joinMarks = (personId: PersonId): SQL => sql`
  left join run_marks k on k.run_id = r.id and k.person_id = ${personId}
  left join space_readers x on x.space_id = r.space_id and x.person_id = ${personId}`;

/** Whether a post (`p`) of a run (`r`) with `joinMarks` is somebody else's, stands, and is marked unread or not yet read. */
export const isNotRead = (personId: PersonId): SQL => sql`(p.author_id is distinct from ${personId}
  and p.deleted_at is null and p.hidden_at is null and (p.number <@ coalesce(k.unread, '{}')
    or (p.number > coalesce(k.read_to, 0) and not p.number <@ coalesce(k.read, '{}'))))`;

/** Whether such a post is marked unread, or newer than what counts. */
export const isCounted = (personId: PersonId): SQL => sql`(p.number <@ coalesce(k.unread, '{}')
  or p.created_at > coalesce(x.counted_from, (select me.created_at from people me where me.id = ${personId})))`;

/** The one rule of what is unread, for a post (`p`) of a run (`r`) with `joinMarks`. */
export const isUnread = (personId: PersonId): SQL => sql`(${isNotRead(personId)} and ${isCounted(personId)})`;

/** Whether a person muted a topic (`t`). */
export const isMuted = (personId: PersonId): SQL => sql`exists (select 1 from topic_readers muted
  where muted.topic_id = t.id and muted.person_id = ${personId} and muted.level = 'muted')`;

/** Whether a person is told of posts in a topic (`t`): they muted neither it nor its space. */
export const isTold = (personId: PersonId): SQL => sql`(not ${isMuted(personId)}
  and not exists (select 1 from space_readers quiet
    where quiet.space_id = t.space_id and quiet.person_id = ${personId} and quiet.level = 'muted'))`;

/** Whether a person, by id, reads every space of a post's topic (t) and run (r) at this moment. */
export const readsPost = (personId: SQL): SQL => sql`not exists (select 1 from discussion_spaces every_space
  where every_space.id = any(t.audience || r.audience || t.space_id) and not ${readsSpaceAt(personId, "every_space")})`;

/** Counts stop here: "99+". */
export const mostCounted = 100;
