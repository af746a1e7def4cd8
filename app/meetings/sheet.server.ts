import { createHash } from "node:crypto";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { largestUpload } from "#app/learning/artifacts/file.ts";
import { encodeImage } from "#app/learning/artifacts/image.server.ts";
import type { Db } from "#db/client.server.ts";
import { canHost } from "./meeting.ts";
import { lockMeeting } from "./queries/meetings.server.ts";
import { countSheets, deleteSheet, insertSheet } from "./queries/sheets.server.ts";

/** A sheet has a page for some twenty people. */
const mostSheets = 30;

export type SheetAdded = "added" | "missing" | "none" | "too_large" | "unreadable" | "too_many";

/**
 * A host adds a photo of a session's paper sign-in sheet. It is encoded anew, without the place where it was taken; the
 * same photo sent twice is one.
 */
export async function addSheet(db: Db, host: Person, meetingId: string, bytes: Buffer): Promise<SheetAdded> {
  if (bytes.length === 0) return "none";
  if (bytes.length > largestUpload) return "too_large";
  const image = await encodeImage(bytes);
  if (typeof image === "string") return "unreadable";
  return db.transaction(async (db) => {
    const meeting = await lockMeeting(db, host.id, meetingId);
    if (!meeting || !canHost(host, meeting)) return "missing";
    if ((await countSheets(db, meetingId)) >= mostSheets) return "too_many";
    const hash = createHash("sha256").update(image.bytes).digest("hex");
    await insertSheet(db, { meetingId, bytes: image.bytes, hash, addedBy: host.id });
    await recordAudit(db, { actorId: host.id, action: "attendance.sheet_added", detail: { meeting: meetingId } });
    return "added";
  });
}

/** A host removes a photo, such as one of the wrong sheet; the audit trail keeps that. */
export async function removeSheet(
  db: Db,
  host: Person,
  meetingId: string,
  sheetId: string,
): Promise<"removed" | "missing"> {
  return db.transaction(async (db) => {
    const meeting = await lockMeeting(db, host.id, meetingId);
    if (!meeting || !canHost(host, meeting)) return "missing";
    await deleteSheet(db, meetingId, sheetId);
    await recordAudit(db, { actorId: host.id, action: "attendance.sheet_removed", detail: { meeting: meetingId } });
    return "removed";
  });
}
