import { exported, exportedAs, ours, owner, type TableUse } from "./column-use.ts";

const goes = { by: "cascade", column: "person_id" } as const;

/** What people did, answered and wrote. */
export const learningTables: Record<string, TableUse> = {
  enrollments: {
    erasure: goes,
    columns: { ...owner("person_id"), ...exported("enrollments", "course_id", "enrolled_at") },
  },
  lesson_facts: {
    erasure: goes,
    columns: {
      ...owner("person_id"),
      ...exported("lessonFacts", "lesson_id", "sequence", "content_version", "rule_version", "how", "happened_at"),
    },
  },
  course_facts: {
    erasure: goes,
    columns: {
      ...owner("person_id"),
      ...exported("courseFacts", "course_id", "sequence", "content_version", "rule_version", "how", "happened_at"),
    },
  },
  responses: {
    erasure: goes,
    columns: {
      ...owner("person_id"),
      ...exported("responses", "lesson_id", "prompt_id", "kind", "value", "prompt_version", "content_version"),
      ...exported("responses", "first_value", "score", "first_score", "best_score", "tries", "is_locked"),
      ...exported("responses", "created_at", "updated_at"),
    },
  },
  reflections: {
    erasure: goes,
    columns: {
      ...owner("person_id"),
      ...exported("reflections", "id", "lesson_id", "prompt_id", "course_id", "visibility", "revision", "text"),
      ...exported("reflections", "prompt_version", "created_at", "updated_at"),
    },
  },
  reflection_versions: {
    erasure: { by: "parent", table: "reflections" },
    columns: {
      ...exported("reflectionVersions", "reflection_id", "revision", "text", "prompt_version", "content_version"),
      ...exported("reflectionVersions", "saved_at"),
      ...ours("writer"),
    },
  },
  reflection_visibility_changes: {
    erasure: { by: "parent", table: "reflections" },
    columns: exported("reflectionVisibilityChanges", "reflection_id", "changed_at", "visibility"),
  },
  reading_positions: {
    erasure: goes,
    columns: {
      ...owner("person_id"),
      ...exported("readingPositions", "lesson_id", "course_id", "block_id", "offset", "read_at"),
    },
  },
  mails: {
    erasure: goes,
    columns: {
      ...owner("person_id"),
      ...ours("id", "attempts", "last_problem"),
      sealed_data: { left: "holds links and codes, and goes once it was sent" },
      ...exported("mails", "email", "template", "language", "time_zone", "state", "created_at", "useless_after"),
      ...exported("mails", "settled_at"),
    },
  },
  notification_choices: {
    erasure: goes,
    columns: { ...owner("person_id"), ...exported("notificationChoices", "topic", "is_wanted", "chosen_at") },
  },
  data_exports: {
    erasure: goes,
    columns: {
      ...owner("person_id"),
      ...ours("id", "link_hash"),
      ...exported("dataExports", "state", "created_at", "finished_at", "expires_at"),
    },
  },
  data_export_pieces: {
    erasure: { by: "parent", table: "data_exports" },
    columns: { ...ours("export_id", "file", "piece"), bytes: { left: "is a download itself" } },
  },
  erasures: {
    erasure: {
      by: "kept",
      because: "It shows that and when an account was erased, by a number that is then nobody's.",
    },
    columns: {
      ...owner("person_id"),
      ...ours("id", "undo_hash", "erased_at", "counts"),
      ...exported("erasures", "requested_at", "due_at", "cancelled_at"),
    },
  },
  account_merges: {
    erasure: { by: "cascade", column: "kept_id" },
    columns: { ...owner("kept_id"), ...ours("id"), ...exported("accountMerges", "gone_id", "merged_at", "counts") },
  },
  site_state: {
    erasure: { by: "words", because: "It is the whole site's; the notice of maintenance goes with who wrote it." },
    columns: {
      ...owner("maintenance_by"),
      ...ours("is_only", "key_check", "last_backup_at"),
      maintenance_since: exportedAs("maintenanceNotices", "since"),
      maintenance_until: exportedAs("maintenanceNotices", "until"),
      maintenance_message: exportedAs("maintenanceNotices", "message"),
    },
  },
};
