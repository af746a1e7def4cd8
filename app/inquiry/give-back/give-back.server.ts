import { randomBytes } from "node:crypto";
import { withoutInvisible } from "#app/http/typed-text.ts";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import { countAttempt } from "#app/rate-limits/rate-limit.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { lockCycle } from "../queries/cycles.server.ts";
import { type GiveBackTexts, isComplete, languageNamed, longestReaction, type ReactionState } from "./give-back.ts";
import {
  deleteGiveBackText,
  findGiveBack,
  findPublishedGiveBack,
  insertGiveBack,
  insertReaction,
  listGiveBackTexts,
  updateGiveBack,
  updateReaction,
  updateReview,
  updateWaitingReactions,
  upsertGiveBackText,
} from "./queries/give-backs.server.ts";

export type GiveBackChange =
  | { kind: "text"; language: string; texts: GiveBackTexts }
  | { kind: "review"; language: string; isReviewed: boolean }
  | { kind: "remove"; language: string }
  | { kind: "settings"; showsNumbers: boolean; takesReactions: boolean }
  | { kind: "publish" | "unpublish" };

export type GiveBackOutcome = "done" | "missing" | "unknown_language" | "incomplete";

/** A member changes the page of their cycle, which begins with its first change and is closed until it is published. */
export async function changeGiveBack(
  db: Db,
  person: Person,
  cycleId: string,
  change: GiveBackChange,
): Promise<GiveBackOutcome> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member") return "missing";
    if ("language" in change && !languageNamed(change.language)) return "unknown_language";
    await insertGiveBack(db, { cycleId, token: randomBytes(16).toString("base64url") });
    switch (change.kind) {
      case "text":
        await upsertGiveBackText(db, {
          ...{ cycleId, language: change.language, texts: change.texts },
          ...{ savedBy: person.id, savedAt: currentTime() },
        });
        return "done";
      case "review": {
        const by = { reviewedAt: currentTime(), reviewedBy: person.id };
        await updateReview(db, { cycleId, language: change.language }, change.isReviewed ? by : notReviewed);
        return "done";
      }
      case "remove":
        await deleteGiveBackText(db, cycleId, change.language);
        return "done";
      case "settings": {
        const { showsNumbers, takesReactions } = change;
        await updateGiveBack(db, cycleId, { showsNumbers, takesReactions });
        return "done";
      }
      case "publish":
      case "unpublish":
        return setPublished(db, person, cycleId, change.kind === "publish");
    }
  });
}

const notReviewed = { reviewedAt: null, reviewedBy: null };

async function setPublished(db: Db, person: Person, cycleId: string, isPublished: boolean): Promise<GiveBackOutcome> {
  const texts = await listGiveBackTexts(db, cycleId);
  if (isPublished && !texts.some(isComplete)) return "incomplete";
  const page = await findGiveBack(db, cycleId);
  if (((page?.publishedAt ?? null) !== null) === isPublished) return "done";
  await updateGiveBack(db, cycleId, { publishedAt: isPublished ? currentTime() : null });
  const action = isPublished ? "give_back.published" : "give_back.closed";
  await recordAudit(db, { actorId: person.id, action, detail: { cycle: cycleId } });
  return "done";
}

export type Reacted =
  | { outcome: "taken" }
  | { outcome: "missing" | "closed" | "empty" | "too_long" | "full" }
  | { outcome: "wait"; until: Date };

/** A visitor without an account reacts to a page; the team decides whether others see it. */
export async function react(
  db: Db,
  token: string,
  { id, text, address }: { id: string; text: string; address: string },
): Promise<Reacted> {
  const page = await findPublishedGiveBack(db, token);
  if (!page || !isId(id)) return { outcome: "missing" };
  if (!page.takesReactions) return { outcome: "closed" };
  const words = withoutInvisible(text).trim();
  if (words === "") return { outcome: "empty" };
  if (words.length > longestReaction) return { outcome: "too_long" };
  const until = await countAttempt(db, "reaction", page.cycleId, address);
  if (until) return { outcome: "wait", until };
  const isTaken = await insertReaction(db, { id, cycleId: page.cycleId, text: words });
  return { outcome: isTaken ? "taken" : "full" };
}

/** A member hides every reaction that waits, as after a flood; each can still be shown. */
export async function hideWaiting(db: Db, person: Person, cycleId: string): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member") return "missing";
    await updateWaitingReactions(db, cycleId, { state: "hidden", decidedBy: person.id });
    return "done";
  });
}

/** A member shows a reaction on the page, or hides it. */
export async function moderate(
  db: Db,
  person: Person,
  { cycleId, reactionId }: { cycleId: string; reactionId: string },
  state: Exclude<ReactionState, "waiting">,
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member" || !isId(reactionId)) return "missing";
    const isChanged = await updateReaction(db, { cycleId, id: reactionId }, { state, decidedBy: person.id });
    return isChanged ? "done" : "missing";
  });
}
