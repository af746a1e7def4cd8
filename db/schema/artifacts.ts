import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { TextQuote } from "#app/anchors/text-quote.ts";
import type { ArtifactTemplate } from "#app/catalog/program.ts";
import { artifactStates, dataReviews, artifactEvents as eventNames } from "#app/learning/artifacts/artifact.ts";
import { fileKinds } from "#app/learning/artifacts/file.ts";
import { bytea, createdAt, moment, oneOf } from "./columns.ts";
import { cohorts, people } from "./identity.ts";
import { reflections } from "./learning.ts";

/** Whoever did it; null once their account is erased. */
const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });
const ofArtifact = () =>
  uuid()
    .notNull()
    .references(() => artifacts.id, { onDelete: "cascade" });

/** A piece of work of one person or a team, with feedback from their coaches. */
export const artifacts = pgTable(
  "artifacts",
  {
    id: uuid().primaryKey().defaultRandom(),
    cohortId: uuid().references(() => cohorts.id),
    programSlug: text(),
    templateKey: text().notNull(),
    /** As it was when the work was started: a newer program changes nothing under somebody's hands. */
    template: jsonb().$type<ArtifactTemplate>().notNull(),
    title: text().notNull(),
    state: text({ enum: artifactStates }).notNull().default("draft"),
    /** The newest version's number; 0 before anything was typed. */
    revision: integer().notNull().default(0),
    texts: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** The newest version that coaches may read; 0 before the work was handed in. */
    sharedRevision: integer().notNull().default(0),
    /** Whether a passage that looks like data about children was seen in it, and what a coach answered. */
    dataReview: text({ enum: dataReviews }),
    createdAt: createdAt(),
    updatedAt: moment().notNull().defaultNow(),
    /** When its state last changed: what waits longest comes first on a coach's page. */
    stateSince: moment().notNull().defaultNow(),
  },
  (table) => [
    oneOf("artifacts_state_check", table.state, artifactStates),
    oneOf("artifacts_data_review_check", table.dataReview, dataReviews),
    index("artifacts_by_cohort").on(table.cohortId, table.updatedAt.desc(), table.id),
    index("artifacts_waiting")
      .on(table.cohortId, table.stateSince)
      .where(sql`${table.state} in ('submitted', 'revised')`),
  ],
);

export const artifactOwners = pgTable(
  "artifact_owners",
  {
    artifactId: ofArtifact(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    since: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.artifactId, table.personId] }),
    index("artifact_owners_by_person").on(table.personId),
  ],
);

export const artifactVersions = pgTable(
  "artifact_versions",
  {
    artifactId: ofArtifact(),
    revision: integer().notNull(),
    title: text().notNull(),
    texts: jsonb().$type<Record<string, string>>().notNull(),
    /** The page that wrote it: only that page may extend it in place. */
    writer: text().notNull(),
    savedBy: byPerson(),
    savedAt: moment().notNull().defaultNow(),
    /** It was handed in, so it never changes again. */
    isFixed: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.artifactId, table.revision] })],
);

/** The history: append-only and numbered from 1. */
export const artifactEvents = pgTable(
  "artifact_events",
  {
    artifactId: ofArtifact(),
    number: integer().notNull(),
    event: text({ enum: eventNames }).notNull(),
    revision: integer().notNull(),
    /** A coach's words to the whole. */
    note: text().notNull().default(""),
    personId: byPerson(),
    happenedAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.artifactId, table.number] }),
    oneOf("artifact_events_event_check", table.event, eventNames),
  ],
);

/** A comment on a passage, a field or the whole; or an answer to one. */
export const artifactComments = pgTable(
  "artifact_comments",
  {
    id: uuid().primaryKey().defaultRandom(),
    artifactId: ofArtifact(),
    /** The comment that this one answers. */
    parentId: uuid(),
    authorId: byPerson(),
    fieldKey: text(),
    quote: jsonb().$type<TextQuote>(),
    revision: integer().notNull(),
    text: text().notNull(),
    createdAt: createdAt(),
    /** Owners see it from then on; null while its coach is still at it. */
    returnedAt: moment(),
  },
  (table) => [
    foreignKey({ columns: [table.parentId], foreignColumns: [table.id] }).onDelete("cascade"),
    index("artifact_comments_by_artifact").on(table.artifactId, table.createdAt, table.id),
  ],
);

/** A row of the rubric for one version: a level and a reason. Never added up. */
export const artifactRatings = pgTable(
  "artifact_ratings",
  {
    artifactId: ofArtifact(),
    revision: integer().notNull(),
    rowKey: text().notNull(),
    level: integer(),
    note: text().notNull().default(""),
    authorId: byPerson(),
    returnedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.artifactId, table.revision, table.rowKey] }),
    check("artifact_ratings_level_check", sql`${table.level} between 1 and 4`),
  ],
);

/** The bytes of files, each once, by the SHA-256 of what is served. */
export const fileContents = pgTable(
  "file_contents",
  {
    hash: text().primaryKey(),
    kind: text({ enum: fileKinds }).notNull(),
    size: integer().notNull(),
    width: integer(),
    height: integer(),
    bytes: bytea().notNull(),
    createdAt: createdAt(),
  },
  (table) => [oneOf("file_contents_kind_check", table.kind, fileKinds)],
);

export const artifactFiles = pgTable(
  "artifact_files",
  {
    id: uuid().primaryKey().defaultRandom(),
    artifactId: ofArtifact(),
    fieldKey: text().notNull(),
    /** As it was called on the device, or a description given with it. */
    name: text().notNull(),
    hash: text()
      .notNull()
      .references(() => fileContents.hash, { onDelete: "cascade" }),
    addedBy: byPerson(),
    addedAt: moment().notNull().defaultNow(),
  },
  (table) => [
    index("artifact_files_by_artifact").on(table.artifactId, table.addedAt),
    index("artifact_files_by_hash").on(table.hash),
  ],
);

/** Answers of coaches and fellow learners to a shared reflection. */
export const reflectionReplies = pgTable(
  "reflection_replies",
  {
    id: uuid().primaryKey().defaultRandom(),
    reflectionId: uuid()
      .notNull()
      .references(() => reflections.id, { onDelete: "cascade" }),
    authorId: byPerson(),
    quote: jsonb().$type<TextQuote>(),
    text: text().notNull(),
    createdAt: createdAt(),
    /** When the reflection's author saw it. */
    seenAt: moment(),
  },
  (table) => [
    index("reflection_replies_by_reflection").on(table.reflectionId, table.createdAt, table.id),
    index("reflection_replies_by_author").on(table.authorId),
  ],
);
