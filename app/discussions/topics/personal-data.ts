import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

/** The personal data of tags: who typed one first. */
export const topicTagsData = data.part({
  tables: {
    discussion_tags: {
      erasure: {
        by: "words",
        because: "Others sort their topics by the tag; one that only sorts topics of this person goes.",
      },
      columns: {
        ...data.owner("created_by"),
        ...data.ours("id", "folded"),
        name: data.exportedAs("topicTags", "tag"),
        space_id: data.exportedAs("topicTags", "tagSpace"),
        ...data.exported("topicTags", "created_at"),
      },
    },
    topic_tags: {
      erasure: { by: "parent", table: "discussion_tags" },
      columns: data.ours("topic_id", "tag_id", "place"),
    },
  },
  merge: { discussion_tags: { created_by: "moved" } },
  retention: {},
  sections: {
    topicTags: data.section("Tags of topics that you were the first to type in a space.", {
      tag: z.string(),
      tagSpace: z.string(),
      createdAt: data.moment,
    }),
  },
  titles: { topicTags: m.tagsDataSection },
  labels: { tag: m.tagsDataFieldTag, tagSpace: m.discussionsDataFieldSpace },
});
