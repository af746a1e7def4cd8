import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

const texts = z.record(z.string(), z.string()).describe("What was written, by the template's part.");
const quote = z
  .strictObject({ version: z.string(), exact: z.string(), prefix: z.string(), suffix: z.string(), start: z.number() })
  .nullable()
  .describe("The words it is about; null for the whole, and where they are somebody else's.");
const by = z.string().nullable().describe("Null once that account is gone.");
const artifact = { artifactId: z.uuid(), artifact: data.words };

/** A team's work stays with the team; what one person wrote alone goes with them. */
const ofOwners = "the work goes with its last owner; a team's stays with the others";

/** The personal data of artifacts and feedback. */
export const artifactData = data.part({
  tables: {
    artifacts: {
      erasure: { by: "words", because: ofOwners },
      columns: {
        ...data.exported("artifacts", "id", "template_key", "title", "state", "revision", "texts", "shared_revision"),
        ...data.exported("artifacts", "created_at", "updated_at"),
        cohort_id: data.exportedAs("artifacts", "cohort"),
        template: data.exportedAs("artifacts", "templateTitle"),
        ...data.ours("program_slug", "data_review", "state_since"),
      },
    },
    artifact_owners: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        artifact_id: data.exportedAs("artifacts", "id"),
        since: data.exportedAs("artifacts", "since"),
      },
    },
    artifact_versions: {
      erasure: { by: "parent", table: "artifacts" },
      columns: {
        ...data.exported("artifactVersions", "artifact_id", "revision", "title", "texts", "saved_at"),
        saved_by: data.exportedAs("artifactVersions", "savedBy"),
        ...data.ours("writer", "is_fixed"),
      },
    },
    artifact_events: {
      erasure: { by: "parent", table: "artifacts" },
      columns: {
        ...data.exported("artifactEvents", "artifact_id", "event", "revision", "note", "happened_at"),
        person_id: data.exportedAs("artifactEvents", "by"),
        ...data.ours("number"),
      },
    },
    artifact_comments: {
      erasure: { by: "parent", table: "artifacts" },
      columns: {
        ...data.exported(
          "artifactComments",
          "id",
          "artifact_id",
          "parent_id",
          "field_key",
          "quote",
          "revision",
          "text",
        ),
        ...data.exported("artifactComments", "created_at", "returned_at"),
        author_id: data.exportedAs("artifactComments", "by"),
      },
    },
    artifact_ratings: {
      erasure: { by: "parent", table: "artifacts" },
      columns: {
        ...data.exported("artifactRatings", "artifact_id", "revision", "row_key", "level", "note", "returned_at"),
        author_id: data.exportedAs("artifactRatings", "by"),
      },
    },
    artifact_files: {
      erasure: { by: "parent", table: "artifacts" },
      columns: {
        ...data.exported("artifactFiles", "id", "artifact_id", "field_key", "name", "hash", "added_at"),
        added_by: data.exportedAs("artifactFiles", "by"),
      },
    },
    file_contents: {
      erasure: { by: "words", because: "deleted with the last file that has these bytes" },
      columns: {
        ...data.exported("artifactFiles", "hash", "kind", "size"),
        ...data.ours("width", "height", "created_at"),
        bytes: { left: "a photo or PDF, which the page of its work gives as a file" },
      },
    },
    reflection_replies: {
      erasure: { by: "parent", table: "reflections" },
      columns: {
        ...data.exported("reflectionReplies", "id", "reflection_id", "quote", "text", "created_at", "seen_at"),
        author_id: data.exportedAs("reflectionReplies", "by"),
      },
    },
  },
  merge: {
    artifact_owners: { person_id: "moved" },
    artifact_versions: { saved_by: "moved" },
    artifact_events: { person_id: "moved" },
    artifact_comments: { author_id: "moved" },
    artifact_ratings: { author_id: "moved" },
    artifact_files: { added_by: "moved" },
    reflection_replies: { author_id: "moved" },
  },
  retention: {},
  sections: {
    artifacts: data.section("Your pieces of work, alone or in a team, as they are now.", {
      id: z.uuid(),
      cohort: data.words,
      templateKey: z.string(),
      templateTitle: z.string(),
      title: z.string(),
      state: z.string(),
      revision: z.number().describe("The number of the newest version."),
      sharedRevision: z.number().describe("The newest version that your coaches could read; 0 for none."),
      texts,
      since: data.moment.describe("Since when it is yours."),
      createdAt: data.moment,
      updatedAt: data.moment,
    }),
    artifactVersions: data.section("Every version of them.", {
      ...artifact,
      revision: z.number(),
      title: z.string(),
      texts,
      savedBy: by,
      savedAt: data.moment,
    }),
    artifactEvents: data.section("When they were handed in, returned and accepted.", {
      ...artifact,
      event: z.string(),
      revision: z.number(),
      note: z.string(),
      by,
      happenedAt: data.moment,
    }),
    artifactComments: data.section("Comments on your work, and yours on the work of others.", {
      id: z.uuid(),
      ...artifact,
      parentId: z.uuid().nullable(),
      fieldKey: data.words,
      quote,
      revision: z.number(),
      text: z.string(),
      by,
      createdAt: data.moment,
      returnedAt: data.past,
    }),
    artifactRatings: data.section("Rows of the rubric, on your work and by you.", {
      ...artifact,
      revision: z.number(),
      rowKey: z.string(),
      level: z.number().nullable().describe("1 to 4; null where only a note was written."),
      note: z.string(),
      by,
      returnedAt: data.past,
    }),
    artifactFiles: data.section("Photos and PDFs in your work. The files themselves are on its page.", {
      id: z.uuid(),
      ...artifact,
      fieldKey: z.string(),
      name: z.string(),
      kind: z.string(),
      size: z.number().describe("In bytes."),
      hash: z.string(),
      by,
      addedAt: data.moment,
    }),
    reflectionReplies: data.section("Answers to your reflections, and yours to those of others.", {
      id: z.uuid(),
      reflectionId: z.uuid(),
      quote: quote.describe(
        "The words it is about; null for the whole, and where its author took the reflection back.",
      ),
      text: z.string(),
      by,
      createdAt: data.moment,
      seenAt: data.past,
    }),
  },
  titles: {
    artifacts: m.artifactsDataSectionArtifacts,
    artifactVersions: m.artifactsDataSectionArtifactVersions,
    artifactEvents: m.artifactsDataSectionArtifactEvents,
    artifactComments: m.artifactsDataSectionArtifactComments,
    artifactRatings: m.artifactsDataSectionArtifactRatings,
    artifactFiles: m.artifactsDataSectionArtifactFiles,
    reflectionReplies: m.artifactsDataSectionReflectionReplies,
  },
  labels: {
    texts: m.artifactsDataFieldTexts,
    templateTitle: m.artifactsDataFieldTemplateTitle,
    sharedRevision: m.artifactsDataFieldSharedRevision,
    artifact: m.artifactsDataFieldArtifact,
    savedBy: m.artifactsDataFieldSavedBy,
    event: m.artifactsDataFieldEvent,
    by: m.artifactsDataFieldBy,
    quote: m.artifactsDataFieldQuote,
    level: m.artifactsDataFieldLevel,
    returnedAt: m.artifactsDataFieldReturnedAt,
    size: m.artifactsDataFieldSize,
    addedAt: m.artifactsDataFieldAddedAt,
    seenAt: m.artifactsDataFieldSeenAt,
    templateKey: null,
    artifactId: null,
    parentId: null,
    fieldKey: null,
    rowKey: null,
    hash: null,
  },
});
