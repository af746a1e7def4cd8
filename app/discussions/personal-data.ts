import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

/** This domain's personal data: how each table is exported, erased and named. */
export const discussionData = data.part({
  tables: {
    discussion_spaces: {
      erasure: { by: "kept", because: "A space belongs to those who talk in it; who made it is forgotten." },
      columns: {
        ...data.ours("id", "kind", "cohort_id", "program_slug", "title", "purpose", "agreements"),
        ...data.ours("agreements_version", "has_coach_view", "archived_at", "created_at"),
        ...data.owner("created_by"),
      },
    },
    space_people: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.others("added_by"),
        ...data.exported("spaces", "since", "left_at"),
        role: data.exportedAs("spaces", "spaceRole"),
        space_id: data.exportedAs("spaces", "space"),
      },
    },
    space_readers: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("agreed_version"),
        ...data.exported("spaces", "counted_from", "agreed_at"),
        level: data.exportedAs("spaces", "hears"),
        space_id: data.exportedAs("spaces", "space"),
      },
    },
    discussion_topics: {
      erasure: { by: "words", because: "Others answered in the topic; its title and author are removed." },
      columns: {
        ...data.owner("author_id"),
        ...data.ours("id", "space_id", "audience", "client_key", "last_post_at", "pinned_at", "locked_at"),
        ...data.ours("archived_at", "merged_into_id", "accepted_post_id", "about_kind", "about_id", "due_on"),
        ...data.ours("answers_due_on", "answers_wanted", "protocol_key", "round"),
        ...data.exported("topics", "kind", "title", "created_at"),
      },
    },
    discussion_runs: {
      erasure: { by: "nobody", because: "A count of posts." },
      columns: data.ours("id", "topic_id", "space_id", "audience", "last_number", "created_at"),
    },
    discussion_posts: {
      erasure: { by: "words", because: "Others answered the post; its words and author are removed." },
      columns: {
        ...data.owner("author_id"),
        ...data.ours("id", "run_id", "number", "parent_id", "thread_at", "html", "renderer", "translation_html"),
        ...data.ours("round", "client_key", "revision", "words", "hidden_at", "has_child_data"),
        source: data.exportedAs("posts", "markdown"),
        edited_at: data.exportedAs("posts", "postEditedAt"),
        ...data.exported("posts", "language", "translation", "translation_language", "is_by_mail"),
        ...data.exported("posts", "created_at", "deleted_at"),
      },
    },
    post_versions: {
      erasure: { by: "words", because: "They go with the words of their post." },
      columns: {
        ...data.ours("post_id"),
        source: data.exportedAs("postVersions", "markdown"),
        ...data.exported("postVersions", "revision", "translation", "saved_at"),
      },
    },
    run_marks: {
      erasure: data.goes("person_id"),
      columns: { ...data.owner("person_id"), ...data.ours("run_id", "read_to", "read", "unread") },
    },
    topic_readers: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        level: data.exportedAs("topicLevels", "hears"),
        topic_id: data.exportedAs("topicLevels", "topicTitle"),
      },
    },
    post_reactions: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("post_id"),
        ...data.exported("reactions", "kind", "created_at"),
      },
    },
    post_mentions: {
      erasure: data.goes("person_id"),
      columns: { ...data.owner("person_id"), ...data.others("post_id") },
    },
    post_images: {
      erasure: { by: "words", because: "They go with the words of their post." },
      columns: {
        ...data.ours("id", "post_id", "hash"),
        ...data.exported("postImages", "description"),
        added_at: data.exportedAs("postImages", "photoAddedAt"),
      },
    },
    topic_events: {
      erasure: { by: "kept", because: "What was done to a topic stays on record; who did it is forgotten." },
      columns: {
        ...data.owner("by_id"),
        ...data.ours("id", "topic_id", "post_id", "action", "detail", "happened_at", "undone_at"),
      },
    },
    post_reports: {
      erasure: { by: "words", because: "What was decided stays on record; the reporter's note and name are removed." },
      columns: {
        ...data.owner("reporter_id"),
        ...data.ours("id", "post_id"),
        ...data.others("closed_by"),
        ...data.exported("reports", "reason", "note", "created_at", "closed_at", "outcome"),
      },
    },
    space_notices: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("id", "post_id"),
        ...data.others("by_id"),
        ...data.exported("spaceNotices", "kind", "reason", "created_at", "ends_at"),
        space_id: data.exportedAs("spaceNotices", "space"),
      },
    },
  },
  merge: {
    discussion_spaces: { created_by: "moved" },
    space_people: { person_id: "moved", added_by: "moved" },
    space_readers: { person_id: "moved" },
    discussion_topics: { author_id: "moved" },
    discussion_posts: { author_id: "moved" },
    run_marks: { person_id: "moved" },
    topic_readers: { person_id: "moved" },
    post_reactions: { person_id: "moved" },
    post_mentions: { person_id: "moved" },
    topic_events: { by_id: "moved" },
    post_reports: { reporter_id: "moved", closed_by: "moved" },
    space_notices: { person_id: "moved", by_id: "moved" },
  },
  retention: {},
  sections: {
    spaces: data.section("Spaces of the community in which you have a place or a setting.", {
      space: z.string(),
      spaceRole: data.words,
      since: data.past,
      leftAt: data.past,
      hears: data.words,
      countedFrom: data.past,
      agreedAt: data.past,
    }),
    topics: data.section("Topics that you started.", {
      id: z.string(),
      space: z.string(),
      kind: z.string(),
      title: z.string(),
      createdAt: data.moment,
    }),
    posts: data.section("Your posts, as you typed them.", {
      id: z.string(),
      space: z.string(),
      topicTitle: z.string(),
      markdown: z.string(),
      language: data.words,
      translation: data.words,
      translationLanguage: data.words,
      isByMail: z.boolean(),
      createdAt: data.moment,
      postEditedAt: data.past,
      deletedAt: data.past,
    }),
    postVersions: data.section("Your posts as they were before you changed them.", {
      postId: z.string(),
      revision: z.number(),
      markdown: z.string(),
      translation: data.words,
      savedAt: data.moment,
    }),
    postImages: data.section("Photos in your posts, with how you described them.", {
      postId: z.string(),
      description: z.string(),
      photoAddedAt: data.moment,
    }),
    topicLevels: data.section("Topics that you muted, follow or watch.", { topicTitle: z.string(), hears: z.string() }),
    reactions: data.section("Your reactions to posts.", {
      postId: z.string(),
      kind: z.string(),
      createdAt: data.moment,
    }),
    reports: data.section("Posts that you reported, and what was decided.", {
      reason: z.string(),
      note: z.string(),
      createdAt: data.moment,
      closedAt: data.past,
      outcome: data.words,
    }),
    spaceNotices: data.section("Warnings to you and pauses of your writing in a space.", {
      space: z.string(),
      kind: z.string(),
      reason: z.string(),
      createdAt: data.moment,
      endsAt: data.past,
    }),
  },
  titles: {
    spaces: m.discussionsDataSectionSpaces,
    topics: m.discussionsDataSectionTopics,
    posts: m.discussionsDataSectionPosts,
    postVersions: m.discussionsDataSectionPostVersions,
    postImages: m.discussionsDataSectionPostImages,
    topicLevels: m.discussionsDataSectionTopicLevels,
    reactions: m.discussionsDataSectionReactions,
    reports: m.discussionsDataSectionReports,
    spaceNotices: m.discussionsDataSectionSpaceNotices,
  },
  labels: {
    space: m.discussionsDataFieldSpace,
    spaceRole: m.discussionsDataFieldPlace,
    leftAt: m.discussionsDataFieldLeftAt,
    hears: m.discussionsDataFieldLevel,
    countedFrom: m.discussionsDataFieldCountedFrom,
    agreedAt: m.discussionsDataFieldAgreedAt,
    topicTitle: m.discussionsDataFieldTopic,
    markdown: m.discussionsDataFieldSource,
    translation: m.discussionsDataFieldTranslation,
    translationLanguage: m.discussionsDataFieldTranslationLanguage,
    isByMail: m.discussionsDataFieldIsByMail,
    postEditedAt: m.discussionsDataFieldEditedAt,
    postId: null,
    description: m.discussionsDataFieldDescription,
    photoAddedAt: m.discussionsDataFieldAddedAt,
    closedAt: m.discussionsDataFieldClosedAt,
    outcome: m.discussionsDataFieldOutcome,
  },
});
