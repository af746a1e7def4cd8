import type { DocumentModel } from "#app/document/document.ts";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { canLead, type Grant } from "#app/identity/person/role.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { canReadOrganization, participationScopeOf } from "../scope.ts";
import { findSnapshot, insertRelease } from "../snapshots/queries/snapshots.server.ts";
import {
  findReport,
  insertReport,
  lockReport,
  type Report,
  replaceSpots,
  updateReport,
  upsertComment,
  upsertNarrative,
} from "./queries/reports.server.ts";
import { canPublish, type NarrativeSection, previewWorkingDays, type ReportKind, workingDaysAfter } from "./report.ts";

type Actor = { id: string; grants: readonly Grant[] };
type Refused = "refused" | "not_there";

/** Begins a report on frozen figures; the same form sent twice begins one. */
export async function beginReport(
  db: Db,
  actor: Actor,
  wanted: { kind: ReportKind; snapshotId: string; title: string; clientKey: string },
): Promise<Refused | { id: string }> {
  if (!canLead(actor, {})) return "refused";
  const snapshot = await findSnapshot(db, wanted.snapshotId);
  if (snapshot?.state !== "frozen") return "not_there";
  return { id: await insertReport(db, { ...wanted, createdBy: actor.id }) };
}

/** Saves a section's words; "changed" if somebody saved it since the revision that the form showed. */
export async function saveNarrative(
  db: Db,
  actor: Actor,
  reportId: string,
  written: { section: NarrativeSection; text: string; revision: number },
): Promise<Refused | "saved" | "published" | "changed"> {
  if (!canLead(actor, {})) return "refused";
  return db.transaction(async (db) => {
    const report = await lockReport(db, reportId);
    if (!report) return "not_there";
    if (report.state === "published") return "published";
    return (await upsertNarrative(db, { ...written, reportId, savedBy: actor.id })) ? "saved" : "changed";
  });
}

/** Chooses the bright spots of a report: entries of the library that are published with their teams' consent. */
export async function chooseSpots(
  db: Db,
  actor: Actor,
  reportId: string,
  cycleIds: string[],
): Promise<Refused | "saved" | "published"> {
  if (!canLead(actor, {})) return "refused";
  return db.transaction(async (db) => {
    const report = await lockReport(db, reportId);
    if (!report) return "not_there";
    if (report.state === "published") return "published";
    await replaceSpots(db, reportId, cycleIds);
    return "saved";
  });
}

/** Opens a draft to partners for ten working days. */
export async function beginPreview(
  db: Db,
  actor: Actor,
  reportId: string,
  now = currentTime(),
): Promise<Refused | "begun" | "not_draft"> {
  if (!canLead(actor, {})) return "refused";
  return db.transaction(async (db) => {
    const report = await lockReport(db, reportId);
    if (!report) return "not_there";
    if (report.state !== "draft") return "not_draft";
    const previewUntil = workingDaysAfter(dayOf(now, homeZone), previewWorkingDays);
    await updateReport(db, reportId, { state: "preview", previewUntil });
    await recordAudit(db, {
      actorId: actor.id,
      action: "participation.report_previewed",
      detail: { report: reportId },
    });
    return "begun";
  });
}

/** Saves what a partner says, while the preview is open. It is printed word for word. */
export async function commentOnReport(
  db: Db,
  actor: Actor,
  { reportId, organizationId, text }: { reportId: string; organizationId: string; text: string },
  now = currentTime(),
): Promise<Refused | "saved" | "closed"> {
  const scope = participationScopeOf(actor);
  if (!scope || !canReadOrganization(scope, organizationId)) return "refused";
  return db.transaction(async (db) => {
    const report = await lockReport(db, reportId);
    if (!report || report.state === "draft") return "not_there";
    if (report.state === "published" || (report.previewUntil ?? "") < dayOf(now, homeZone)) return "closed";
    await upsertComment(db, { reportId, organizationId, text, writtenBy: actor.id });
    return "saved";
  });
}

/**
 * Publishes a report as it stands once its preview is over. `assemble` makes the document, which never changes
 * afterwards.
 */
export async function publishReport(
  db: Db,
  actor: Actor,
  reportId: string,
  assemble: (db: Db, report: Report) => Promise<DocumentModel>,
  now = currentTime(),
): Promise<Refused | "published" | "too_early"> {
  if (!canLead(actor, {})) return "refused";
  return db.transaction(async (db) => {
    const report = await lockReport(db, reportId);
    if (!report) return "not_there";
    if (report.state === "published") return "published";
    if (!canPublish(report, dayOf(now, homeZone))) return "too_early";
    const published = await assemble(db, report);
    const { snapshotId, previewUntil } = report;
    const facts = { snapshotId, previewUntil, published, publishedAt: now, publishedBy: actor.id };
    await updateReport(db, reportId, { ...facts, state: "published" });
    await insertRelease(db, {
      snapshotId: report.snapshotId,
      form: "report",
      slices: ["everything"],
      releasedTo: actor.id,
    });
    await recordAudit(db, {
      actorId: actor.id,
      action: "participation.report_published",
      detail: { report: reportId },
    });
    return "published";
  });
}

/** Begins a new version of a published report, with the reason. Until it is published it is on the newest figures. */
export async function correctReport(
  db: Db,
  actor: Actor,
  reportId: string,
  { reason, clientKey }: { reason: string; clientKey: string },
): Promise<Refused | "not_published" | { id: string }> {
  if (!canLead(actor, {})) return "refused";
  const report = await findReport(db, reportId);
  if (!report) return "not_there";
  if (report.state !== "published") return "not_published";
  const { kind, title, snapshotId } = report;
  return {
    id: await insertReport(db, {
      kind,
      title,
      snapshotId,
      reason,
      replacesId: reportId,
      clientKey,
      createdBy: actor.id,
    }),
  };
}
