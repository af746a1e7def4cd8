import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { enqueue } from "#app/jobs/queue.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { hashOf, newSecret } from "#app/secrets/secrets.server.ts";
import { currentTime, fromNow } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { type ExportFile, exportDays, exportsPerDay } from "./export.ts";
import { type Entry, formatName, formatVersion, type SectionName, sectionNames, sections } from "./format.ts";
import { headOf, markdownFor } from "./markdown.ts";
import {
  countExportsToday,
  deleteExportPieces,
  findExportByLink,
  findExportFile,
  findExportPiece,
  insertDataExport,
  insertExportPiece,
  lockWaitingExport,
  updateExportReady,
  updateStaleExport,
} from "./queries/data-exports.server.ts";
import { holdMoment, listEntries } from "./queries/exported-entries.server.ts";
import { lockOwner } from "./queries/owners.server.ts";

/** Requests a person's data export. A job writes the files; only one at a time. */
export async function requestDataExport(db: Db, personId: string): Promise<"requested" | "waiting" | "too_many"> {
  return db.transaction(async (db) => {
    await updateStaleExport(db, personId);
    if ((await countExportsToday(db, personId)) >= exportsPerDay) return "too_many";
    const exportId = await insertDataExport(db, personId);
    if (!exportId) return "waiting";
    await recordAudit(db, { actorId: personId, action: "export.requested", subjectId: personId });
    await enqueue(db, "write-data-export", { exportId });
    return "requested";
  });
}

/**
 * Writes a person's files from a single snapshot, and mails the link. All in one transaction: if the job is killed,
 * nothing was written; if it runs again, nothing is left to do.
 */
export async function writeDataExport(db: Db, { exportId }: { exportId: string }): Promise<void> {
  await db.transaction(async (db) => {
    await holdMoment(db);
    const owner = await lockOwner(db, exportId); // locked before the export, in the same order as an erasure
    if (!owner || !(await lockWaitingExport(db, exportId))) return;
    await deleteExportPieces(db, exportId);
    await writeFiles(db, exportId, owner);
    const secret = newSecret();
    await updateExportReady(db, exportId, { linkHash: hashOf(secret), days: exportDays });
    const { id: personId, email, language, timeZone } = owner;
    await queueMail(
      db,
      { personId, email, language, timeZone },
      {
        template: "export_ready",
        data: { linkPath: `/settings/data?link=${secret}`, days: exportDays },
        uselessAfter: fromNow(exportDays * days),
      },
    );
  });
}

async function writeFiles(db: Db, exportId: string, owner: { id: string; name: string; timeZone: string }) {
  const now = currentTime();
  const json = piecesOf(db, exportId, "json");
  const markdown = piecesOf(db, exportId, "markdown");
  const words = markdownFor(owner);
  const head = { format: formatName, version: formatVersion, exportedAt: now.toISOString() };
  await json.write(JSON.stringify(head, null, 1).replace(/\n\}$/, ""));
  await markdown.write(headOf(owner, now));
  const empty: SectionName[] = [];
  for (const section of sectionNames) {
    let count = 0;
    await json.write(`,\n "${section}": [`);
    for await (const batch of listEntries(db, section, owner.id)) {
      for (const row of batch) {
        const entry = entryOf(section, row);
        await json.write(`${count++ === 0 ? "" : ","}\n  ${JSON.stringify(entry)}`);
        await markdown.write(words.entry(section, entry));
      }
    }
    await json.write(count === 0 ? "]" : "\n ]");
    if (count === 0) empty.push(section);
  }
  await markdown.write(words.ending(empty));
  await json.write("\n}\n");
  await Promise.all([json.finish(), markdown.finish()]);
}

/** Validates the database's entries against the documented shape: an extra field is our mistake and stops the job. */
function entryOf<Name extends SectionName>(section: Name, row: unknown): Entry {
  return sections[section].parse(row);
}

/** Collects a file's text and stores it in pieces, so that memory holds no more than one. */
function piecesOf(db: Db, exportId: string, file: ExportFile) {
  const size = 256 * 1024;
  let piece = 0;
  let text: string[] = [];
  let length = 0;
  const keep = async () => {
    if (length === 0) return;
    await insertExportPiece(db, { exportId, file, piece: piece++, bytes: Buffer.from(text.join(""), "utf8") });
    text = [];
    length = 0;
  };
  return {
    async write(more: string) {
      text.push(more);
      length += more.length;
      if (length >= size) await keep();
    },
    finish: keep,
  };
}

/** Opens one's own file for download, piece by piece; null if it does not exist. The download is recorded. */
export async function openExportFile(db: Db, personId: string, exportId: string, file: ExportFile) {
  const found = await findExportFile(db, personId, exportId, file);
  if (!found) return null;
  await recordAudit(db, { actorId: personId, action: "export.opened", subjectId: personId, detail: { file } });
  let last = -1;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await findExportPiece(db, exportId, file, last);
      if (!next) return controller.close();
      last = next.piece;
      controller.enqueue(new Uint8Array(next.bytes));
    },
  });
  return { ...found, stream };
}

/** The export behind a mailed link, if it belongs to this person. */
export function exportByLink(db: Db, personId: string, secret: string): Promise<string | null> {
  return findExportByLink(db, personId, hashOf(secret));
}
