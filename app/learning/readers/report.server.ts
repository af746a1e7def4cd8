import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { closeOffers } from "./queries/offers.server.ts";
import { findReadPage } from "./queries/readers.server.ts";
import { deleteAnswers, lockReport, updateReportDecided } from "./queries/reports.server.ts";
import type { ReportDecision } from "./reading.ts";

/**
 * Decides about a report: "removed" deletes what the reader answered, if the author reported it, and ends what the reported
 * person offers to read; "kept" changes nothing. The reading stays ended. Callers let only administrators decide.
 */
export async function decideReport(
  db: Db,
  administrator: Person,
  id: string,
  decision: ReportDecision,
  now = currentTime(),
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const reading = await lockReport(db, id);
    const page = reading && (await findReadPage(db, reading.reflectionId));
    if (!page) return "missing";
    if (decision === "removed") {
      const isByReader = reading.reportedBy === reading.readerId;
      if (!isByReader) await deleteAnswers(db, reading.reflectionId, reading.readerId);
      await closeOffers(db, isByReader ? page.authorId : reading.readerId, page.courseId, now);
    }
    await updateReportDecided(db, id, { decision, decidedBy: administrator.id, now });
    return "done";
  });
}
