import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { noticesPath } from "../paths.ts";
import { openPost } from "../posts/changing.server.ts";
import { updateLastPost } from "../posts/queries/writing.server.ts";
import { findSpaceTitle } from "../spaces/queries/spaces.server.ts";
import { accessTo } from "../spaces/space-access.server.ts";
import {
  findReported,
  insertNotice,
  insertReport,
  type Reported,
  updateReportsClosed,
} from "./queries/reports.server.ts";
import { insertTopicEvent, updateHidden } from "./queries/topic-changes.server.ts";
import type { ReportOutcome, ReportReason } from "./report.ts";

/** Reports a post that a person may read to those who keep its space. Reporting again changes nothing. */
export async function reportPost(
  db: Db,
  person: Person,
  place: { topicId: string; postId: string },
  { reason, note }: { reason: ReportReason; note: string },
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const found = await openPost(db, person, place);
    if (!found || found.post.deletedAt || found.post.authorId === person.id) return "missing";
    await insertReport(db, { postId: place.postId, reporterId: person.id, reason, note });
    return "done";
  });
}

/**
 * Decides about the reports of a post: keep it, hide it, hide it and warn its author, or also pause their writing in the
 * space. Its author is told why, never who reported. Of two decisions at once, only the first counts.
 */
export async function decide(
  db: Db,
  person: Person,
  postId: string,
  { outcome, reason, pauseDays }: { outcome: ReportOutcome; reason: string; pauseDays: number },
  now = currentTime(),
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const reported = await findReported(db, postId);
    if (!reported || !(await canDecide(db, person, reported))) return "missing";
    const { topicId, spaceId, authorId } = reported;
    if (!(await updateReportsClosed(db, postId, { outcome, closedBy: person.id }))) return "missing";
    if (outcome === "kept") return "done";
    await updateHidden(db, postId, true);
    await updateLastPost(db, topicId);
    await insertTopicEvent(db, { topicId, postId, action: "hide", byId: person.id });
    if (outcome !== "hidden" && authorId) {
      const kind = outcome === "paused" ? "pause" : "warning";
      const endsAt = kind === "pause" ? new Date(now.getTime() + pauseDays * days) : null;
      await insertNotice(db, {
        spaceId,
        personId: authorId,
        kind,
        postId,
        reason,
        byId: person.id,
        createdAt: now,
        endsAt,
      });
      await notify(db, {
        ...{ kind: "post_moderated", to: [authorId], actorId: person.id, subjectId: postId },
        ...{ place: (await findSpaceTitle(db, spaceId)) ?? "", path: noticesPath(spaceId) },
      });
    }
    await recordAudit(db, {
      actorId: person.id,
      action: "post.moderated",
      subjectId: authorId,
      detail: { space: spaceId },
    });
    return "done";
  });
}

/**
 * Nobody decides about their own post, administrators about every other; others need to keep every space that its readers
 * read, as in `listQueue`.
 */
async function canDecide(db: Db, person: Person, { authorId, audience }: Reported): Promise<boolean> {
  if (authorId === person.id) return false;
  if (canAdminister(person)) return true;
  for (const spaceId of audience) if (!(await accessTo(db, person, spaceId))?.isFacilitator) return false;
  return true;
}
