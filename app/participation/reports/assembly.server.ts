import type { DocumentModel } from "#app/document/document.ts";
import * as m from "#app/messages/catalog.ts";
import { dayOf, homeZone, shortDay } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { listCommitments } from "../commitments/queries/commitments.server.ts";
import { periodInWords } from "../periods/period-words.ts";
import { figuresFor, totalOf } from "../snapshots/figures.server.ts";
import { insertRelease, listCells, listFrozenBefore } from "../snapshots/queries/snapshots.server.ts";
import { listTargets } from "../targets/queries/targets.server.ts";
import { targetInWords } from "../targets/target-words.ts";
import {
  countWithdrawnSpots,
  findPublished,
  listComments,
  listNarratives,
  listSpots,
  type Report,
} from "./queries/reports.server.ts";
import { reportDocument } from "./report-document.ts";

/** A report as it was published, or as it stands until then; what is read is recorded either way. */
export async function openReport(
  db: Db,
  readerId: string,
  report: Report,
  form: "report" | "pdf" | "xlsx",
): Promise<DocumentModel> {
  const published = await findPublished(db, report.id);
  if (!published) return assembleReport(db, readerId, report, form);
  await insertRelease(db, { snapshotId: report.snapshotId, form, slices: ["everything"], releasedTo: readerId });
  return published;
}

/**
 * A report as it stands, which partners read in full: figures as published, words as written, bright spots as consented to
 * today.
 */
export async function assembleReport(
  db: Db,
  readerId: string,
  report: Report,
  form: "report" | "pdf" | "xlsx" = "report",
): Promise<DocumentModel> {
  const period = { ...report, kind: report.periodKind, name: report.periodName };
  const cells = await figuresFor(db, { id: readerId, scope: { kind: "program" } }, report.snapshotId, { form });
  const [before, targets, narratives, spots, withdrawnSpots, commitments, comments] = await Promise.all([
    totalsBefore(db, report),
    listTargets(db, report.periodId),
    listNarratives(db, report.id),
    listSpots(db, report.id),
    countWithdrawnSpots(db, report.id),
    listCommitments(db, { from: 0, most: 500 }),
    listComments(db, report.id),
  ]);
  return reportDocument({
    ...{ kind: report.kind, title: report.title, period: periodInWords(period), version: report.version },
    ...{
      rule: report.ruleVersion,
      isComplete: report.isComplete,
      reason: report.reason,
      figuresReason: report.figuresReason,
      cells,
      before,
      withdrawnSpots,
      comments,
    },
    targets: targets.map((target) => targetInWords({ ...target, actual: totalOf(cells, target.measure) })),
    frozenOn: report.frozenAt ? shortDay(dayOf(report.frozenAt, homeZone)) : "",
    narratives: Object.fromEntries(narratives.map(({ section, text }) => [section, text])),
    spots: spots.filter(({ isChosen }) => isChosen).map(({ texts }) => texts),
    commitments: commitments.map(({ organization, promise, state, dueOn }) => ({
      ...{ organization, promise, dueOn: shortDay(dueOn), state: m.commitmentState({ state }) },
    })),
  });
}

/** The exact totals of the period of the same kind that was frozen before this one; null for a grant. */
async function totalsBefore(db: Db, { periodKind, periodName, startsOn }: Report) {
  if (periodKind === "grant") return null;
  const [last] = await listFrozenBefore(db, periodKind, startsOn, 1);
  if (!last) return null;
  const cells = await listCells(db, last.id, ["total"]);
  const totals = cells.flatMap(({ measure, value }) => (value === null ? [] : [[measure, value] as const]));
  return {
    words: periodInWords({ kind: periodKind, name: periodName, startsOn: last.startsOn, endsOn: last.endsOn }),
    totals: Object.fromEntries(totals),
  };
}
