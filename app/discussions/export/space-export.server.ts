import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { spacePath } from "../paths.ts";
import { listReaderIds } from "../spaces/queries/audience.server.ts";
import { lockSpace } from "../spaces/queries/space-changes.server.ts";
import { accessToWrite, type SpaceAccess } from "../spaces/space-access.server.ts";
import type { ExportFormat } from "./export-format.ts";
import { insertExport } from "./queries/space-exports.server.ts";
import { copyAsJson } from "./space-json.server.ts";
import { copyAsMarkdown } from "./space-markdown.server.ts";

/** Downloads of the same within this time are one: pressed twice, or a download that broke off. */
const repeatMinutes = 10;

export type SpaceCopy = { fileName: string; type: string; pieces: AsyncGenerator<string> };

/**
 * A copy of a space for one of its facilitators; null for everyone else. Everyone who reads the space is told, and the
 * audit trail records it, before the first word is sent.
 */
export async function exportSpace(
  db: Db,
  person: Person,
  spaceId: string,
  format: ExportFormat,
  now = currentTime(),
): Promise<SpaceCopy | null> {
  const access = await db.transaction(async (db) => {
    const access = await accessToWrite(db, person, spaceId);
    if (!access?.isFacilitator) return null;
    await lockSpace(db, spaceId);
    if (await insertExport(db, { spaceId, byId: person.id, format }, repeatMinutes))
      await tell(db, person, access, format);
    return access;
  });
  if (!access) return null;
  const fileName = `${nameOf(access.space.title)}-${dayOf(now, person.timeZone)}`;
  const copied = { db, person, space: access.space, now };
  return format === "markdown"
    ? { fileName: `${fileName}.md`, type: "text/markdown; charset=utf-8", pieces: copyAsMarkdown(copied) }
    : { fileName: `${fileName}.json`, type: "application/json; charset=utf-8", pieces: copyAsJson(copied) };
}

async function tell(db: Db, person: Person, { space }: SpaceAccess, format: ExportFormat): Promise<void> {
  await recordAudit(db, { actorId: person.id, action: "space.exported", detail: { space: space.id, format } });
  await notify(db, {
    ...{ kind: "space_exported", to: await listReaderIds(db, space.id), actorId: person.id },
    ...{ place: space.title, path: `${spacePath(space.id)}/about`, subjectId: space.id },
  });
}

/** A title as the name of a file: ASCII letters and digits. */
const nameOf = (title: string): string =>
  title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60) || "space";
