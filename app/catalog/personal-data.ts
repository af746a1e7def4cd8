import * as data from "#app/personal-data-part/part.ts";

const catalog = { by: "nobody", because: "It describes courses, which are the same for everybody." } as const;

/** The catalog keeps no personal data. */
export const catalogData = data.part({
  tables: {
    courses: {
      erasure: catalog,
      columns: {
        ...data.ours(
          "id",
          "slug",
          "title",
          "language",
          "level",
          "topics",
          "minutes",
          "clock_hours_eligible",
          "position",
        ),
        ...data.ours("rule_version", "content_version", "retired_at"),
      },
    },
    lessons: {
      erasure: catalog,
      columns: {
        ...data.ours("id", "course_id", "slug", "title", "minutes", "position", "is_required", "content_version"),
        ...data.ours("retired_at"),
      },
    },
    prompts: { erasure: catalog, columns: data.ours("lesson_id", "id", "kind", "position", "version", "retired_at") },
    prompt_versions: {
      erasure: catalog,
      columns: data.ours("lesson_id", "prompt_id", "version", "definition", "first_seen_at"),
    },
    completion_rules: { erasure: catalog, columns: data.ours("course_id", "version", "rule", "first_seen_at") },
    past_slugs: { erasure: catalog, columns: data.ours("course_slug", "lesson_slug", "course_id", "lesson_id") },
    content_releases: {
      erasure: catalog,
      columns: data.ours("hash", "source_hash", "is_current", "activated_at", "json", "files"),
    },
    content_files: { erasure: catalog, columns: data.ours("name", "bytes", "stored_at") },
  },
  merge: {},
  retention: {
    content_releases: { days: 30, why: "An edition of the courses that was replaced is served to nobody any more." },
  },
  sections: {},
  titles: {},
  labels: {},
});
