import { sql } from "drizzle-orm";
import type { PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

export const postDraftsRows = {
  entries: {
    postDrafts: (
      id: string,
    ) => sql`select kind as "draftFor", title, source as "draftMarkdown", translation as "draftTranslation",
        tags as "draftTags", language, translation_language as "draftTranslationLanguage", created_at as "createdAt", updated_at as "updatedAt"
      from post_drafts where person_id = ${id} order by created_at, id`,
  },
  outdated: {
    post_drafts: (before) => ({ table: "post_drafts", rows: sql`updated_at <= ${before}` }),
  },
} satisfies PersonalRows;
