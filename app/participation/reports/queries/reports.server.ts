import { asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { isId } from "#app/ids/id.ts";
import type { OfferTexts } from "#app/inquiry/library/library.ts";
import type { Db } from "#db/client.server.ts";
import {
  funderReports,
  periodSnapshots,
  reportComments,
  reportingPeriods,
  reportNarratives,
} from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import { type NarrativeSection, previewEnd } from "../report.ts";

const columns = {
  id: funderReports.id,
  kind: funderReports.kind,
  snapshotId: funderReports.snapshotId,
  title: funderReports.title,
  state: funderReports.state,
  previewUntil: funderReports.previewUntil,
  publishedAt: funderReports.publishedAt,
  replacesId: funderReports.replacesId,
  reason: funderReports.reason,
  createdAt: funderReports.createdAt,
};

const period = {
  periodId: reportingPeriods.id,
  periodKind: reportingPeriods.kind,
  periodName: reportingPeriods.name,
  startsOn: reportingPeriods.startsOn,
  endsOn: reportingPeriods.endsOn,
  version: periodSnapshots.version,
  ruleVersion: periodSnapshots.ruleVersion,
  isComplete: periodSnapshots.isComplete,
  frozenAt: periodSnapshots.frozenAt,
};

const begun = alias(periodSnapshots, "begun");
const newestVersion = sql`(select max(n.version) from period_snapshots n
  where n.period_id = ${begun.periodId} and n.state = 'frozen')`;

/** A report on the figures that it was published with; until then on the newest version of its period. */
const reports = (db: Db) =>
  db
    .select({ ...columns, ...period, snapshotId: periodSnapshots.id, figuresReason: periodSnapshots.reason })
    .from(funderReports)
    .innerJoin(begun, eq(begun.id, funderReports.snapshotId))
    .innerJoin(
      periodSnapshots,
      sql`${periodSnapshots.periodId} = ${begun.periodId} and case when ${funderReports.state} = 'published'
        then ${periodSnapshots.id} = ${begun.id} else ${periodSnapshots.version} = ${newestVersion} end`,
    )
    .innerJoin(reportingPeriods, eq(reportingPeriods.id, periodSnapshots.periodId));

type Row = Awaited<ReturnType<typeof reports>>[number];

const withPreview = (row: Row): Row => ({ ...row, previewUntil: previewEnd(row) });

export type Report = Awaited<ReturnType<typeof listReports>>[number];

/** Reports, the newest first; only those that partners may read where `isPartner`. */
export async function listReports(
  db: Db,
  { isPartner, from, most }: { isPartner: boolean; from: number; most: number },
) {
  const rows = await reports(db)
    .where(isPartner ? sql`${funderReports.state} <> 'draft'` : sql`true`)
    .orderBy(desc(funderReports.createdAt), asc(funderReports.id))
    .limit(most)
    .offset(from);
  return rows.map(withPreview);
}

export async function findReport(db: Db, id: string): Promise<Report | null> {
  if (!isId(id)) return null;
  const [row] = await reports(db).where(eq(funderReports.id, id));
  return row ? withPreview(row) : null;
}

/** Locks a report until the caller's transaction ends. */
export async function lockReport(db: Db, id: string): Promise<Report | null> {
  if (!isId(id)) return null;
  await db.select({ id: funderReports.id }).from(funderReports).where(eq(funderReports.id, id)).for("update");
  return findReport(db, id);
}

/** A published report as it was published; null for others. */
export async function findPublished(db: Db, id: string) {
  const [row] = await db
    .select({ published: funderReports.published })
    .from(funderReports)
    .where(eq(funderReports.id, id));
  return row?.published ?? null;
}

/** The new report's id; that of the first one if the same form was sent before. */
export async function insertReport(db: Db, row: typeof funderReports.$inferInsert): Promise<string> {
  await db.insert(funderReports).values(row).onConflictDoNothing({ target: funderReports.clientKey });
  const [made] = await db
    .select({ id: funderReports.id })
    .from(funderReports)
    .where(eq(funderReports.clientKey, row.clientKey));
  if (!made) throw new Error("a report that was just made is not there");
  return made.id;
}

export async function updateReport(
  db: Db,
  id: string,
  change: Partial<typeof funderReports.$inferInsert>,
): Promise<void> {
  await db.update(funderReports).set(change).where(eq(funderReports.id, id));
}

export async function listNarratives(db: Db, reportId: string) {
  const { section, text, revision } = reportNarratives;
  return db
    .select({ section, text, revision })
    .from(reportNarratives)
    .where(eq(reportNarratives.reportId, reportId))
    .limit(20);
}

/** Saves a section if nobody saved it since this revision; false otherwise. 0 is a section without words. */
export async function upsertNarrative(
  db: Db,
  row: { reportId: string; section: NarrativeSection; text: string; savedBy: string; revision: number },
): Promise<boolean> {
  const { revision, ...fields } = row;
  const saved = await db
    .insert(reportNarratives)
    .values(fields)
    .onConflictDoUpdate({
      target: [reportNarratives.reportId, reportNarratives.section],
      set: {
        text: row.text,
        savedBy: row.savedBy,
        savedAt: momentOf(),
        revision: sql`${reportNarratives.revision} + 1`,
      },
      setWhere: sql`${reportNarratives.revision} = ${revision}`,
    })
    .returning({ revision: reportNarratives.revision });
  return saved.length > 0;
}

/** Partners' statements about a report, by the names of their organizations. */
export async function listComments(db: Db, reportId: string) {
  const rows = await db.execute<{ organizationId: string; name: string; text: string }>(sql`select
      c.organization_id as "organizationId", o.name, c.text from report_comments c
    join organizations o on o.id = c.organization_id where c.report_id = ${reportId} order by lower(o.name), o.id limit 500`);
  return [...rows];
}

export async function upsertComment(db: Db, row: typeof reportComments.$inferInsert): Promise<void> {
  await db
    .insert(reportComments)
    .values(row)
    .onConflictDoUpdate({
      target: [reportComments.reportId, reportComments.organizationId],
      set: { text: row.text, writtenBy: row.writtenBy ?? null, writtenAt: momentOf() },
    });
}

export type Spot = { cycleId: string; texts: OfferTexts; isChosen: boolean };

/** Entries of the library that may be shown now: published, which every member of their team consented to. */
export async function listSpots(db: Db, reportId: string): Promise<Spot[]> {
  const rows = await db.execute<Spot>(sql`select o.cycle_id as "cycleId", o.texts, s.cycle_id is not null as "isChosen"
    from library_offers o left join report_bright_spots s on s.cycle_id = o.cycle_id and s.report_id = ${reportId}
    where o.state = 'published' order by s.position nulls last, o.published_at desc, o.cycle_id limit 100`);
  return [...rows];
}

/** Chosen entries that were withdrawn or changed since, so that they are not shown. */
export async function countWithdrawnSpots(db: Db, reportId: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from report_bright_spots s
    join library_offers o on o.cycle_id = s.cycle_id where s.report_id = ${reportId} and o.state <> 'published'`);
  return row?.count ?? 0;
}

/** Puts these entries, which must be published, in place of those that were chosen. */
export async function replaceSpots(db: Db, reportId: string, cycleIds: string[]): Promise<void> {
  await db.execute(sql`delete from report_bright_spots where report_id = ${reportId}`);
  await db.execute(sql`insert into report_bright_spots (report_id, cycle_id, position)
    select ${reportId}::uuid, o.cycle_id, w.position from unnest(${sql.param(cycleIds)}::uuid[]) with ordinality w(id, position)
    join library_offers o on o.cycle_id = w.id and o.state = 'published'`);
}

/** Frozen versions that a report can be made of, the newest period first. */
export async function listReportable(db: Db) {
  const rows = await db.execute<{
    snapshotId: string;
    kind: (typeof reportingPeriods.$inferSelect)["kind"];
    name: string;
    startsOn: string;
    endsOn: string;
    version: number;
  }>(sql`select distinct on (p.ends_on, p.id) s.id as "snapshotId", p.kind, p.name, p.starts_on::text as "startsOn",
      p.ends_on::text as "endsOn", s.version from reporting_periods p
    join period_snapshots s on s.period_id = p.id and s.state = 'frozen'
    order by p.ends_on desc, p.id, s.version desc limit 40`);
  return [...rows];
}
