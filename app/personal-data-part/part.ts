import { z } from "zod";
import * as m from "#app/messages/catalog.ts";

/**
 * A domain's declaration of the personal data in its tables, in its own file `personal-data.ts`. This folder is below
 * every domain in the import order; `app/personal-data/` composes the declarations and is above them.
 */
type Part<Sections extends Record<string, z.ZodObject>, Retention extends Record<string, RetentionRule>> = {
  /** Every column of every table: where the export has it, or why not, and how erasure removes it. */
  tables: Record<string, TableUse>;
  /** What a merge of two accounts does with each column that references the account merged away, by table. */
  merge: Record<string, Record<string, MergeUse>>;
  /** What is deleted automatically. `queries/personal-data.server.ts` selects the rows. */
  retention: Retention;
  /** The sections of the export. */
  sections: Sections;
  /** The readable file's title for each section. */
  titles: { [Name in keyof Sections]: () => string };
  /** Its label for each field that is not in `commonLabels`; null for fields that only programs use. */
  labels: { [Field in Exclude<FieldOf<Sections>, keyof typeof commonLabels>]: Label };
};

type FieldOf<Sections> = { [Name in keyof Sections]: keyof z.infer<Sections[Name]> & string }[keyof Sections];
type Label = (() => string) | null;

/**
 * "moved" references the kept account from then on, after the domains have resolved conflicts; "dropped" is deleted
 * with the account: its credentials, and what was only for its owner's eyes.
 */
export type MergeUse = "moved" | "dropped";

/** After how many days rows are deleted, and the reason for that period. */
export type RetentionRule = { days: number; why: string };

export function part<Sections extends Record<string, z.ZodObject>, Retention extends Record<string, RetentionRule>>(
  part: Part<Sections, Retention>,
): Part<Sections, Retention> {
  return part;
}

/** A section of the export: a sentence to its owner about it, and the shape of an entry. */
export function section<Shape extends z.ZodRawShape>(about: string, shape: Shape) {
  return z.strictObject(shape).describe(about);
}

export const moment = z.iso.datetime({ offset: true });
export const past = moment.nullable();
export const day = z.iso.date();
export const words = z.string().nullable();
/** What a role or an invitation is for; null if for the whole site. */
export const scope = { organization: words, cohort: words };

/** Labels of fields that several domains have. */
export const commonLabels = {
  id: m.takeoutFieldId,
  name: m.takeoutFieldName,
  email: m.takeoutFieldEmail,
  timeZone: m.takeoutFieldTimeZone,
  language: m.takeoutFieldLanguage,
  createdAt: m.takeoutFieldCreatedAt,
  changedAt: m.takeoutFieldChangedAt,
  deletedAt: m.takeoutFieldDeletedAt,
  usedAt: m.takeoutFieldUsedAt,
  lastUsedAt: m.takeoutFieldLastUsedAt,
  isShared: m.takeoutFieldIsShared,
  expiresAt: m.takeoutFieldExpiresAt,
  organization: m.takeoutFieldOrganization,
  title: m.takeoutFieldTitle,
  cohort: m.takeoutFieldCohort,
  role: m.takeoutFieldRole,
  reason: m.takeoutFieldReason,
  state: m.takeoutFieldState,
  counts: m.takeoutFieldCounts,
  finishedAt: m.takeoutFieldFinishedAt,
  kind: m.takeoutFieldKind,
  happenedAt: m.takeoutFieldHappenedAt,
  revision: m.takeoutFieldRevision,
  updatedAt: m.takeoutFieldUpdatedAt,
  savedAt: m.takeoutFieldSavedAt,
  text: m.takeoutFieldText,
  since: m.takeoutFieldSince,
  note: m.takeoutFieldNote,
  reflectionId: null,
  course: m.takeoutFieldCourse,
  courseId: null,
  lesson: m.takeoutFieldLesson,
  lessonId: null,
  requestedAt: m.takeoutFieldRequestedAt,
  startsAt: m.takeoutFieldStartsAt,
  endsAt: m.takeoutFieldEndsAt,
  recordedAt: m.takeoutFieldRecordedAt,
  minutes: m.takeoutFieldMinutes,
  withdrawnAt: m.takeoutFieldWithdrawnAt,
  dueOn: m.takeoutFieldDueOn,
} satisfies Record<string, Label>;

/** Rows deleted with the account, which this column references. */
export const goes = (column: string) => ({ by: "cascade", column }) as const;

/** What erasure does with a table's rows. */
export type TableErasure =
  /** Deleted with the account, which this column references. */
  | { by: "cascade"; column: string }
  /** Deleted with the rows of this table. */
  | { by: "parent"; table: string }
  /** Also records of other people or of an organization; they stay without the name and the person's words. */
  | { by: "words"; because: string }
  | { by: "kept"; because: string }
  /** They contain no personal data. */
  | { by: "nobody"; because: string };

export type ColumnUse =
  /** As "section.field" of the download. */
  | { exported: string }
  /** Not in the export, and why. */
  | { left: string };

export type TableUse = { erasure: TableErasure; columns: Record<string, ColumnUse> };

/** Columns that the export has in a section, under the same names. */
export function exported(section: string, ...columns: string[]): Record<string, ColumnUse> {
  return Object.fromEntries(columns.map((column) => [column, { exported: `${section}.${camelCase(column)}` }]));
}

/** A column that the export has under another name. */
export function exportedAs(section: string, field: string): ColumnUse {
  return { exported: `${section}.${field}` };
}

/** Identifies the row's owner, which is the same throughout the export. */
export const owner = (...columns: string[]) => leftOut("says whose it is", columns);
/** Internal numbers, positions and versions. */
export const ours = (...columns: string[]) => leftOut("our bookkeeping, about nobody", columns);
/** Credentials, or hashes and sealed values that mean nothing to people. */
export const secret = (...columns: string[]) =>
  leftOut("protects the account and says nothing about its owner", columns);
/** Another person's data, exported to them. */
export const others = (...columns: string[]) => leftOut("somebody else's data", columns);

function leftOut(left: string, columns: string[]): Record<string, ColumnUse> {
  return Object.fromEntries(columns.map((column) => [column, { left }]));
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
