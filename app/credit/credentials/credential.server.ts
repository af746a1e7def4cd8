import type { Catalog } from "#app/catalog/catalog.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { newSecret } from "#app/secrets/secrets.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { findRun } from "#app/trainings/runs/queries/runs.server.ts";
import { lastDayOf } from "#app/trainings/runs/run.ts";
import type { Db } from "#db/client.server.ts";
import { tellOfRevocation } from "../correction-notice.server.ts";
import { managesClockHours } from "../credit.server.ts";
import { attendanceOfRun } from "../earned.server.ts";
import {
  type Credential,
  type Finished,
  findCredential,
  insertCredential,
  listFinishedWithout,
  type NewCredential,
  updateCredential,
} from "../queries/credentials.server.ts";
import { keepSigningKey } from "./signing-key.server.ts";

export type Of = { runId: string } | { courseId: string };

/**
 * Issues a person's certificate for a training that they attended in full or a course that they finished; the one that
 * they have, if they ask again. Null if they finished neither.
 */
export async function issueCertificate(
  db: Db,
  person: Person,
  of: Of,
  catalog: Catalog = currentCatalog(),
): Promise<Credential | null> {
  return db.transaction(async (db) => {
    const finished = (await listFinishedWithout(db, person.id)).find((each) =>
      "runId" in of ? each.runId === of.runId : each.courseId === of.courseId,
    );
    const about = finished ? await describe(db, person, finished, catalog) : null;
    if (!about) return null;
    await keepSigningKey(db);
    const credential = await insertCredential(db, {
      ...about,
      code: newCode(),
      personId: person.id,
      name: person.name,
    });
    await recordAudit(db, { actorId: person.id, action: "credit.certificate_issued", subjectId: person.id });
    return credential;
  });
}

/** Nobody can guess it: some 130 bits, of letters and digits, which lines of a PDF do not break between. */
const newCode = () =>
  newSecret()
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 22)
    .padEnd(22, "0");

type About = Pick<NewCredential, "runId" | "courseId" | "title" | "completedOn" | "minutes" | "language">;

/** The content of a certificate. A course's day is the learner's own, also close to midnight. */
async function describe(
  db: Db,
  person: Person,
  { runId, courseId, at }: Finished,
  catalog: Catalog,
): Promise<About | null> {
  if (runId) {
    const run = await findRun(db, runId);
    if (!run) return null;
    const { came } = await attendanceOfRun(db, run);
    const minutes = came.find(({ personId }) => personId === person.id)?.minutes ?? 0;
    const completedOn = lastDayOf(run);
    return { runId, title: run.title, completedOn, minutes, language: run.languages[0] ?? "en" };
  }
  const course = catalog.coursesById.get(courseId ?? "");
  if (!course) return null;
  const { title, minutes, language } = course;
  return { courseId: course.id, title, completedOn: dayOf(at, person.timeZone), minutes, language };
}

/** Prints a person's present name on their certificate from now on, at the same address. */
export async function renameCertificate(db: Db, person: Person, code: string, now = currentTime()) {
  const credential = await findCredential(db, code);
  if (credential?.personId !== person.id) return "missing";
  if (credential.revokedAt) return "revoked";
  if (credential.name !== person.name) await updateCredential(db, credential.id, { name: person.name, renamedAt: now });
  return "renamed";
}

/** A clock-hour manager revokes a certificate for a reason that its page shows, or lifts that. */
export async function revokeCertificate(
  db: Db,
  manager: Person,
  code: string,
  { reason, now = currentTime() }: { reason: string | null; now?: Date },
): Promise<"missing" | "changed"> {
  if (!managesClockHours(manager)) return "missing";
  return db.transaction(async (db) => {
    const credential = await findCredential(db, code);
    if (!credential) return "missing";
    const change =
      reason === null
        ? { revokedAt: null, revokedReason: null, revokedBy: null }
        : { revokedAt: now, revokedReason: reason, revokedBy: manager.id };
    await updateCredential(db, credential.id, change);
    const action = reason === null ? "credit.certificate_restored" : "credit.certificate_revoked";
    if (reason !== null) await tellOfRevocation(db, [credential], manager.id);
    await recordAudit(db, { actorId: manager.id, action, subjectId: credential.personId });
    return "changed";
  });
}
