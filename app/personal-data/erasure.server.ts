import { findPersonHold } from "#app/credit/queries/records-holds.server.ts";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { isLastAdministrator } from "#app/identity/people/last-administrator.ts";
import { listAdministratorGrants, lockAdministrators } from "#app/identity/people/queries/role-grants.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { endOtherSessions } from "#app/identity/sessions/session.server.ts";
import { enqueue } from "#app/jobs/queue.server.ts";
import type { Recipient } from "#app/mail/mail.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import * as m from "#app/messages/catalog.ts";
import { hashOf, newSecret } from "#app/secrets/secrets.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { dueAfter } from "./erasure.ts";
import {
  countRowsOf,
  deleteLooseRows,
  deletePerson,
  findErased,
  lockEverythingOf,
  updateWordsOf,
} from "./queries/erased-rows.server.ts";
import {
  type Erasure,
  findErasureByLink,
  insertErasure,
  lockErasure,
  lockOpenErasureOf,
  lockPerson,
  updateErasureCancelled,
  updateErasureDone,
  updateErasureDueAt,
} from "./queries/erasures.server.ts";

/** Whether a person may leave now. The last administrator may not: nobody could then appoint another. */
export async function canLeave(db: Db, personId: string): Promise<boolean> {
  return !isLastAdministrator(await listAdministratorGrants(db), (grant) => grant.personId === personId);
}

/**
 * Begins an erasure: shared reflections become private at once, all other sessions end, and a job does the rest after
 * the grace period. Idempotent.
 */
export async function askForErasure(
  db: Db,
  request: Request,
  person: Person,
): Promise<"asked" | "asked_before" | "last_administrator"> {
  return db.transaction(async (db) => {
    await lockAdministrators(db);
    const held = await lockPerson(db, person.id);
    if (!held || held.erasureDueAt) return "asked_before";
    if (!(await canLeave(db, person.id))) return "last_administrator";
    const secret = newSecret();
    const dueAt = dueAfter(currentTime());
    const erasureId = await insertErasure(db, { personId: person.id, dueAt, undoHash: hashOf(secret) });
    await updateErasureDueAt(db, person.id, dueAt);
    await endOtherSessions(db, request, person.id);
    await recordAudit(db, { actorId: person.id, action: "account.erasure_requested", subjectId: person.id });
    const hold = await findPersonHold(db, person.id);
    const times = { dueAt: dueAt.toISOString(), heldSince: hold?.since.toISOString() ?? null };
    const data = { undoPath: `/undo-erasure?token=${secret}`, ...times };
    await queueMail(db, recipientOf(held), { template: "erasure_requested", data, uselessAfter: dueAt });
    await enqueue(db, "erase-account", { erasureId }, { startAfter: dueAt });
    return "asked";
  });
}

/** Cancels an erasure from a signed-in session. "too_late" if there is nothing to cancel. */
export async function undoErasure(db: Db, personId: string): Promise<"undone" | "too_late"> {
  return db.transaction(async (db) => {
    const erasure = await lockOpenErasureOf(db, personId);
    return erasure ? cancel(db, erasure) : "too_late";
  });
}

/** Cancels an erasure by the mailed link. */
export async function undoErasureByLink(db: Db, secret: string): Promise<"undone" | "too_late"> {
  const found = await erasureByLink(db, secret);
  return found ? undoErasure(db, found.personId) : "too_late";
}

/** The erasure that a mailed link would cancel; null if the link is invalid or expired. */
export function erasureByLink(db: Db, secret: string): Promise<{ personId: string; dueAt: Date } | null> {
  return findErasureByLink(db, hashOf(secret));
}

async function cancel(db: Db, erasure: Erasure): Promise<"undone" | "too_late"> {
  const { id, personId } = erasure;
  const person = await lockPerson(db, personId);
  if (!person) return "too_late";
  await updateErasureCancelled(db, id);
  await updateErasureDueAt(db, personId, null);
  await recordAudit(db, { actorId: personId, action: "account.erasure_cancelled", subjectId: personId });
  await queueMail(db, recipientOf(person), {
    template: "erasure_cancelled",
    data: { settingsPath: "/settings/privacy" },
  });
  return "undone";
}

/**
 * Erases an account whose grace period is over, completely or not at all: other people's records stay without its name
 * and words. Does nothing if the erasure was canceled, is done or is not due, or while a records hold keeps something of
 * theirs.
 */
export async function eraseAccount(db: Db, { erasureId }: { erasureId: string }): Promise<void> {
  await db.transaction(async (db) => {
    const erasure = await lockErasure(db, erasureId);
    if (!erasure || erasure.cancelledAt || erasure.erasedAt || erasure.dueAt > currentTime()) return;
    const { personId } = erasure;
    if (await findPersonHold(db, personId)) return; // the nightly job tries again
    await lockEverythingOf(db, personId);
    const person = await lockPerson(db, personId);
    const counts = person ? await erase(db, personId) : {};
    await updateErasureDone(db, erasureId, counts);
    await recordAudit(db, { actorId: null, action: "account.erased", subjectId: personId });
    if (person) await queueMail(db, { ...recipientOf(person), personId: null }, { template: "erasure_done", data: {} });
  });
}

async function erase(db: Db, personId: string): Promise<Record<string, number>> {
  const tied = await countRowsOf(db, personId);
  const erased = await findErased(db, personId, m.erasureReasonGone());
  const loose = await deleteLooseRows(db, erased);
  await updateWordsOf(db, erased);
  await deletePerson(db, personId);
  return sumOf(tied, loose);
}

function sumOf(...all: Record<string, number>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [table, count] of all.flatMap((counts) => Object.entries(counts))) {
    sums.set(table, (sums.get(table) ?? 0) + count);
  }
  return Object.fromEntries([...sums].filter(([, count]) => count > 0));
}

function recipientOf(person: { id: string; email: string; language: string; timeZone: string }): Recipient {
  const { id, email, language, timeZone } = person;
  return { personId: id, email, language, timeZone };
}
