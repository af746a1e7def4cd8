import { sql } from "drizzle-orm";
import type { PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

export const topicTagsRows = {
  entries: {
    topicTags: (id: string) => sql`select tag.name as "tag", s.title as "tagSpace", tag.created_at as "createdAt"
      from discussion_tags tag join discussion_spaces s on s.id = tag.space_id
      where tag.created_by = ${id} order by tag.created_at, tag.id`,
  },
  outdated: {},
  erasure: {
    deletes: {
      discussion_tags: ({ personId }) => sql`delete from discussion_tags tag where tag.created_by = ${personId}
        and not exists (select 1 from topic_tags has join discussion_topics t on t.id = has.topic_id
          where has.tag_id = tag.id and t.author_id is distinct from ${personId}) returning tag.id`,
    },
  },
} satisfies PersonalRows;
