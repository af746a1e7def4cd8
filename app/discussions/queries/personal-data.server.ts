import { sql } from "drizzle-orm";
import type { ErasureStatements, MergeStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";
import { momentOf } from "#db/today.server.ts";

const posts = sql`discussion_posts p join discussion_runs r on r.id = p.run_id join discussion_topics t on t.id = r.topic_id
  join discussion_spaces s on s.id = t.space_id`;

const entries = {
  spaces: (
    id: string,
  ) => sql`select s.title as "space", p.role as "spaceRole", p.since, p.left_at as "leftAt", r.level as "hears",
      r.counted_from as "countedFrom", r.agreed_at as "agreedAt"
    from discussion_spaces s left join space_people p on p.space_id = s.id and p.person_id = ${id}
    left join space_readers r on r.space_id = s.id and r.person_id = ${id}
    where p.person_id is not null or r.person_id is not null order by s.title, s.id`,
  topics: (id: string) => sql`select t.id, s.title as "space", t.kind, t.title, t.created_at as "createdAt"
    from discussion_topics t join discussion_spaces s on s.id = t.space_id
    where t.author_id = ${id} order by t.created_at, t.id`,
  posts: (
    id: string,
  ) => sql`select p.id, s.title as "space", t.title as "topicTitle", p.source as "markdown", p.language, p.translation,
      p.translation_language as "translationLanguage", p.is_by_mail as "isByMail", p.created_at as "createdAt",
      p.edited_at as "postEditedAt", p.deleted_at as "deletedAt"
    from ${posts} where p.author_id = ${id} order by p.created_at, p.id`,
  postVersions: (id: string) => sql`select v.post_id as "postId", v.revision, v.source as "markdown", v.translation,
      v.saved_at as "savedAt"
    from post_versions v join discussion_posts p on p.id = v.post_id where p.author_id = ${id}
    order by v.saved_at, v.post_id, v.revision`,
  postImages: (id: string) => sql`select i.post_id as "postId", i.description, i.added_at as "photoAddedAt"
    from post_images i join discussion_posts p on p.id = i.post_id where p.author_id = ${id} order by i.added_at, i.id`,
  topicLevels: (id: string) => sql`select t.title as "topicTitle", l.level as "hears" from topic_readers l
    join discussion_topics t on t.id = l.topic_id where l.person_id = ${id} order by t.title, t.id`,
  reactions: (id: string) => sql`select post_id as "postId", kind, created_at as "createdAt" from post_reactions
    where person_id = ${id} order by created_at, post_id, kind`,
  reports: (id: string) => sql`select reason, note, created_at as "createdAt", closed_at as "closedAt", outcome
    from post_reports where reporter_id = ${id} order by created_at, id`,
  spaceNotices: (id: string) => sql`select s.title as "space", n.kind, n.reason, n.created_at as "createdAt",
      n.ends_at as "endsAt"
    from space_notices n join discussion_spaces s on s.id = n.space_id where n.person_id = ${id}
    order by n.created_at, n.id`,
};

const erasure: ErasureStatements = {
  deletes: {
    post_versions: ({ personId }) => sql`delete from post_versions v using discussion_posts p
      where p.id = v.post_id and p.author_id = ${personId} returning v.post_id`,
    post_images: ({ personId }) => sql`delete from post_images i using discussion_posts p
      where p.id = i.post_id and p.author_id = ${personId} returning i.id`,
  },
  rewrites: {
    discussion_topics: ({ personId, instead }) => sql`update discussion_topics
      set title = ${instead}, client_key = null where author_id = ${personId}`,
    discussion_posts: ({ personId }) => sql`update discussion_posts
      set source = '', html = '', translation = null, translation_html = null, client_key = null,
        deleted_at = coalesce(deleted_at, ${momentOf()})
      where author_id = ${personId}`,
    post_reports: ({ personId }) => sql`update post_reports set note = '' where reporter_id = ${personId}`,
  },
};

/** Of what both accounts have, the one to keep wins; of two marks, the one that has read further. */
const doubles: MergeStatements = {
  space_people: ({ keptId, goneId }) => sql`delete from space_people x using space_people kept
    where kept.space_id = x.space_id and x.person_id = ${goneId} and kept.person_id = ${keptId}`,
  space_readers: ({ keptId, goneId }) => sql`delete from space_readers x using space_readers kept
    where kept.space_id = x.space_id and x.person_id = ${goneId} and kept.person_id = ${keptId}`,
  run_marks: ({ keptId, goneId }) => sql`delete from run_marks x using run_marks kept
    where kept.run_id = x.run_id and ((x.person_id = ${goneId} and kept.person_id = ${keptId}
        and kept.read_to >= x.read_to)
      or (x.person_id = ${keptId} and kept.person_id = ${goneId} and kept.read_to > x.read_to))`,
  topic_readers: ({ keptId, goneId }) => sql`delete from topic_readers x using topic_readers kept
    where kept.topic_id = x.topic_id and x.person_id = ${goneId} and kept.person_id = ${keptId}`,
  post_reactions: ({ keptId, goneId }) => sql`delete from post_reactions x using post_reactions kept
    where kept.post_id = x.post_id and kept.kind = x.kind and x.person_id = ${goneId} and kept.person_id = ${keptId}`,
  post_mentions: ({ keptId, goneId }) => sql`delete from post_mentions x using post_mentions kept
    where kept.post_id = x.post_id and x.person_id = ${goneId} and kept.person_id = ${keptId}`,
  post_reports: ({ keptId, goneId }) => sql`delete from post_reports x using post_reports kept
    where kept.post_id = x.post_id and x.reporter_id = ${goneId} and kept.reporter_id = ${keptId}
      and x.closed_at is null and kept.closed_at is null`,
};

export const discussionRows = { entries, outdated: {}, erasure, doubles } satisfies PersonalRows;
