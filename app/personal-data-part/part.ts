import { z } from "zod";
import * as m from "#app/messages/catalog.ts";

/**
 * What a domain says about the personal data in its tables, in its own file `personal-data.ts`. This stands below
 * every domain; `app/personal-data/` composes what they say and stands above them.
 */
type Part<Sections extends Record<string, z.ZodObject>, Retention extends Record<string, RetentionRule>> = {
  /** Every column of every table: where the download has it, or why not, and how erasure takes it away. */
  tables: Record<string, TableUse>;
  /** What a merge of two accounts does with each column that names the account that goes, by table. */
  merge: Record<string, Record<string, MergeUse>>;
  /** What is removed by itself. Its rows are said in `queries/personal-data.server.ts`. */
  retention: Retention;
  /** The sections of the download. */
  sections: Sections;
  /** What the readable file calls each section. */
  titles: { [Name in keyof Sections]: () => string };
  /** What it calls each field that is not in `commonLabels`; null for those that only programs have a use for. */
  labels: { [Field in Exclude<FieldOf<Sections>, keyof typeof commonLabels>]: Label };
};

type FieldOf<Sections> = { [Name in keyof Sections]: keyof z.infer<Sections[Name]> & string }[keyof Sections];
type Label = (() => string) | null;

/**
 * "moved" names the other account from then on, after the domains made room; "dropped" goes with the account: what opened
 * it, and what was only for its owner's eyes.
 */
export type MergeUse = "moved" | "dropped";

/** After how many days rows are removed, and why not sooner or later. */
export type RetentionRule = { days: number; why: string };

export function part<Sections extends Record<string, z.ZodObject>, Retention extends Record<string, RetentionRule>>(
  part: Part<Sections, Retention>,
): Part<Sections, Retention> {
  return part;
}

/** A section of the download: what it is about, in a sentence to its owner, and the shape of an entry. */
export function section<Shape extends z.ZodRawShape>(about: string, shape: Shape) {
  return z.strictObject(shape).describe(about);
}

export const moment = z.iso.datetime({ offset: true });
export const past = moment.nullable();
export const day = z.iso.date();
export const words = z.string().nullable();

/** What fields of several domains are called. */
export const commonLabels = {
  id: m.takeoutFieldId,
  name: m.takeoutFieldName,
  email: m.takeoutFieldEmail,
  timeZone: m.takeoutFieldTimeZone,
  language: m.takeoutFieldLanguage,
  createdAt: m.takeoutFieldCreatedAt,
  changedAt: m.takeoutFieldChangedAt,
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
} satisfies Record<string, Label>;

/** Rows that go with the account, which this column references. */
export const goes = (column: string) => ({ by: "cascade", column }) as const;

/** What becomes of a table's rows when somebody's account is erased. */
export type TableErasure =
  /** They go with the account, which this column references. */
  | { by: "cascade"; column: string }
  /** They go with the rows of this table. */
  | { by: "parent"; table: string }
  /** They are other people's or an organization's record too, and stay without name and words. */
  | { by: "words"; because: string }
  | { by: "kept"; because: string }
  /** Nothing in them is about anybody. */
  | { by: "nobody"; because: string };

export type ColumnUse =
  /** As "section.field" of the download. */
  | { exported: string }
  /** Not in the download, and why. */
  | { left: string };

export type TableUse = { erasure: TableErasure; columns: Record<string, ColumnUse> };

/** Columns that the download has in a section, each under the same name. */
export function exported(section: string, ...columns: string[]): Record<string, ColumnUse> {
  return Object.fromEntries(columns.map((column) => [column, { exported: `${section}.${camelCase(column)}` }]));
}

/** A column that the download has under another name. */
export function exportedAs(section: string, field: string): ColumnUse {
  return { exported: `${section}.${field}` };
}

/** Says whose row it is, which the whole download says. */
export const owner = (...columns: string[]) => leftOut("says whose it is", columns);
/** Numbers, positions and versions that we find rows by. */
export const ours = (...columns: string[]) => leftOut("our bookkeeping, about nobody", columns);
/** What could let somebody in, or a hash or seal that says nothing to people. */
export const secret = (...columns: string[]) =>
  leftOut("protects the account and says nothing about its owner", columns);
/** What is another person's to take along. */
export const others = (...columns: string[]) => leftOut("somebody else's data", columns);

function leftOut(left: string, columns: string[]): Record<string, ColumnUse> {
  return Object.fromEntries(columns.map((column) => [column, { left }]));
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
