import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";
import { keptDays } from "./post-draft.ts";

/** The personal data of drafts of posts. Nobody but their author reads them. */
export const postDraftsData = data.part({
  tables: {
    post_drafts: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("id", "about_id", "subject", "client_key", "writer", "revision"),
        kind: data.exportedAs("postDrafts", "draftFor"),
        source: data.exportedAs("postDrafts", "draftMarkdown"),
        translation: data.exportedAs("postDrafts", "draftTranslation"),
        translation_language: data.exportedAs("postDrafts", "draftTranslationLanguage"),
        tags: data.exportedAs("postDrafts", "draftTags"),
        ...data.exported("postDrafts", "title", "language"),
        ...data.exported("postDrafts", "created_at", "updated_at"),
      },
    },
  },
  merge: { post_drafts: { person_id: "moved" } },
  retention: {
    post_drafts: {
      days: keptDays,
      why: "A draft that its author has not touched for a year is most likely forgotten.",
    },
  },
  sections: {
    postDrafts: data.section("What you typed for the community and have not sent.", {
      draftFor: z.string().describe("A new topic, a reply, an answer to a post, or an edit of yours."),
      title: z.string(),
      draftMarkdown: z.string(),
      draftTranslation: z.string(),
      draftTags: z.string(),
      language: data.words,
      draftTranslationLanguage: data.words,
      createdAt: data.moment,
      updatedAt: data.moment,
    }),
  },
  titles: { postDrafts: m.postDraftsDataSection },
  labels: {
    draftFor: m.postDraftsDataFieldFor,
    draftMarkdown: m.discussionsDataFieldSource,
    draftTags: m.postDraftsDataFieldTags,
    draftTranslation: m.discussionsDataFieldTranslation,
    draftTranslationLanguage: m.discussionsDataFieldTranslationLanguage,
  },
});
