import { isDeepStrictEqual } from "node:util";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canLead } from "#app/identity/person/role.ts";
import { announce } from "#app/live/announce.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { lockCycle } from "../queries/cycles.server.ts";
import { listMemberIds } from "../queries/members.server.ts";
import {
  type Audience,
  isConsented,
  libraryTopic,
  type OfferState,
  type OfferTexts,
  type Outcome,
  offerKeys,
  type Setting,
  type Topic,
} from "./library.ts";
import {
  deleteConsents,
  hasConsented,
  listConsents,
  lockOffer,
  type Offer,
  updateOffer,
  upsertConsent,
  upsertOffer,
} from "./queries/offers.server.ts";

export type OfferOutcome = "done" | "missing" | "undecided" | "changed_meanwhile";

type Written = { texts: OfferTexts; setting: Setting; topics: Topic[]; audience: Audience };

/**
 * A member writes or changes the offer of a decided cycle. Any change asks every member for consent again, its writer
 * has given theirs, and what was published is closed until a lead has read the new version. The same words sent twice
 * change nothing.
 */
export async function writeOffer(db: Db, person: Person, cycleId: string, written: Written): Promise<OfferOutcome> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member") return "missing";
    const { decision } = found.cycle;
    if (decision === null) return "undecided";
    const before = await lockOffer(db, cycleId);
    if (before && isSame(before, { ...written, outcome: decision }) && isOpen(before.state)) {
      if (await isConsentOf(db, person, before)) return "done";
    }
    const revision = (before?.revision ?? 0) + 1;
    const now = { updatedAt: currentTime(), publishedAt: null };
    await upsertOffer(db, { cycleId, ...written, outcome: decision, state: "draft", note: "", revision, ...now });
    await deleteConsents(db, cycleId);
    await announceEntry(db, cycleId);
    await consentTo(db, person, { cycleId, revision, state: "draft" });
    return "done";
  });
}

const isSame = (offer: Offer, { texts, setting, topics, audience, outcome }: Written & { outcome: Outcome }): boolean =>
  offerKeys.every((key) => offer.texts[key] === texts[key]) &&
  isDeepStrictEqual([offer.setting, offer.topics, offer.audience, offer.outcome], [setting, topics, audience, outcome]);

const isOpen = (state: OfferState): boolean => state !== "withdrawn" && state !== "returned";

const isConsentOf = async (db: Db, person: Person, { cycleId, revision }: Offer): Promise<boolean> =>
  (await listConsents(db, cycleId)).some((each) => each.personId === person.id && each.revision === revision);

/** A member consents to a version of the offer; with the last consent it waits for a lead. Consenting twice is once. */
export async function consent(db: Db, person: Person, cycleId: string, revision: number): Promise<OfferOutcome> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    const offer = await lockOffer(db, cycleId);
    if (found?.relation !== "member" || !offer) return "missing";
    if (offer.revision !== revision || !isOpen(offer.state)) return "changed_meanwhile";
    if (await isConsentOf(db, person, offer)) return "done";
    await consentTo(db, person, offer);
    return "done";
  });
}

/**
 * The caller holds the cycle's and the offer's lock. A version that a lead has published stays so: whoever joined the
 * team later closed it until they consented.
 */
async function consentTo(
  db: Db,
  person: Person,
  { cycleId, revision, state }: Pick<Offer, "cycleId" | "revision" | "state">,
): Promise<void> {
  await upsertConsent(db, { cycleId, personId: person.id, revision, consentedAt: currentTime() });
  if (state === "published") return announceEntry(db, cycleId);
  const isWhole = isConsented(revision, await listMemberIds(db, cycleId), await listConsents(db, cycleId));
  if (!isWhole) return;
  await updateOffer(db, cycleId, { state: "offered", updatedAt: currentTime() });
}

/** Tells open pages of the library that an entry may have opened or closed. */
export const announceEntry = (db: Db, cycleId: string): Promise<void> =>
  announce(db, [`library:${cycleId}`, libraryTopic]);

/** Anyone who consented, also after they left the team, takes the offer back; open pages close at once. */
export async function withdrawOffer(db: Db, person: Person, cycleId: string): Promise<OfferOutcome> {
  return db.transaction(async (db) => {
    const offer = await lockOffer(db, cycleId);
    if (!offer) return "missing";
    const isMember = (await listMemberIds(db, cycleId)).includes(person.id);
    if (!isMember && !(await hasConsented(db, cycleId, person.id))) return "missing";
    if (offer.state === "withdrawn") return "done";
    await announceEntry(db, cycleId);
    await updateOffer(db, cycleId, { state: "withdrawn", publishedAt: null, updatedAt: currentTime() });
    await deleteConsents(db, cycleId);
    await recordAudit(db, { actorId: person.id, action: "library.withdrawn", detail: { cycle: cycleId } });
    return "done";
  });
}

/** Whether a person may decide about offers: a program lead of the whole site. */
export const canReviewOffers = (person: Person): boolean => canLead(person, {});

/** A lead who is not in the team publishes an offer, or returns it with what to change. */
export async function reviewOffer(
  db: Db,
  person: Person,
  cycleId: string,
  { revision, isPublished, note }: { revision: number; isPublished: boolean; note: string },
): Promise<OfferOutcome> {
  if (!canReviewOffers(person)) return "missing";
  return db.transaction(async (db) => {
    const offer = await lockOffer(db, cycleId);
    if (!offer || (await listMemberIds(db, cycleId)).includes(person.id)) return "missing";
    if (offer.state !== "offered" || offer.revision !== revision) return "changed_meanwhile";
    const now = currentTime();
    await updateOffer(db, cycleId, {
      ...{ state: isPublished ? "published" : "returned", note: isPublished ? "" : note, reviewedBy: person.id },
      ...{ updatedAt: now, publishedAt: isPublished ? now : null },
    });
    if (isPublished) await announceEntry(db, cycleId);
    const action = isPublished ? "library.published" : "library.returned";
    await recordAudit(db, { actorId: person.id, action, detail: { cycle: cycleId } });
    return "done";
  });
}
