import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { decide } from "#app/inquiry/cycle.server.ts";
import { relationTo } from "#app/inquiry/cycle.ts";
import { changeGiveBack, moderate, react } from "#app/inquiry/give-back/give-back.server.ts";
import {
  findGiveBack,
  findPublishedGiveBack,
  listReactions,
} from "#app/inquiry/give-back/queries/give-backs.server.ts";
import { consent, reviewOffer, withdrawOffer, writeOffer } from "#app/inquiry/library/offer.server.ts";
import { findPublished, listOffersToReview, listPublished } from "#app/inquiry/library/queries/offers.server.ts";
import { findRelation } from "#app/inquiry/queries/cycles.server.ts";
import { listCycleReaders } from "#app/inquiry/queries/who-sees.server.ts";
import { inviteToCycle, joinCycle, leaveCycle, shareCycle } from "#app/inquiry/team.server.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aCycle } from "./cycles.ts";

test("who reads a cycle is the same by the rule and in SQL, for everyone and in every state of sharing", () =>
  inDatabase(async (db) => {
    const [river, tides] = [await aCohort(db), await aCohort(db, { name: "Tides" })];
    const ana = await join(db, "ana", { cohortIds: [river] });
    const bea = await join(db, "bea", { cohortIds: [river] });
    const others = [
      await join(db, "cora", { grants: [{ role: "coach", cohortId: river }] }),
      await join(db, "cora", { grants: [{ role: "coach", cohortId: tides }] }),
      await join(db, "cora", { grants: [{ role: "coach" }] }),
      await join(db, "dana", { grants: [{ role: "program_lead" }] }),
      await join(db, "ines", { grants: [{ role: "administrator" }] }),
      await join(db, "femi"),
    ];
    const { cycleId } = await aCycle(db, ana);
    const compare = async (memberIds: string[], invitedIds: string[], sharedCohortId: string | null) => {
      const access = { memberIds, invitedIds, sharedCohortId, learningCohortIds: [river] };
      const found: (string | null)[] = [];
      for (const person of [ana, bea, ...others]) {
        const relation = await findRelation(db, person, cycleId);
        expect(relation).toBe(relationTo(person, access));
        found.push(relation);
      }
      return found;
    };
    expect(await compare([ana.id], [], null)).toEqual(["member", null, null, null, null, null, null, null]);
    await inviteToCycle(db, ana, cycleId, bea.id);
    expect((await compare([ana.id], [bea.id], null))[1]).toBe("invited");
    await shareCycle(db, ana, cycleId, river);
    const shared = await compare([ana.id], [bea.id], river);
    expect(shared).toEqual(["member", "invited", "coach", null, "coach", null, null, null]);
    await joinCycle(db, bea, cycleId);
    await leaveCycle(db, ana, cycleId);
    expect((await compare([bea.id], [], river)).slice(0, 3)).toEqual([null, "member", "coach"]);
    expect((await listCycleReaders(db, bea.id))[0]?.coaches).toHaveLength(2);
    await db.execute(sql`update cohort_memberships set left_on = '2026-01-02'`);
    expect(await findRelation(db, others[0] ?? ana, cycleId)).toBeNull();
    expect((await listCycleReaders(db, bea.id))[0]?.coaches).toEqual([]);
  }));

test("a page is closed until it is published, reactions reach the team, and others see only what it shows", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const { cycleId } = await aCycle(db, ana);
    expect(await changeGiveBack(db, ana, cycleId, { kind: "publish" })).toBe("incomplete");
    const texts = { title: "What we heard", asked: "", heard: "The rain.", next: "" };
    expect(await changeGiveBack(db, ana, cycleId, { kind: "text", language: "xx", texts })).toBe("unknown_language");
    expect(await changeGiveBack(db, ana, cycleId, { kind: "text", language: "so", texts })).toBe("done");
    const token = (await findGiveBack(db, cycleId))?.token ?? "";
    const reaction = { id: crypto.randomUUID(), text: "A roof, please.", address: "203.0.113.9" };
    expect(await react(db, token, reaction)).toEqual({ outcome: "missing" });
    expect(await changeGiveBack(db, ana, cycleId, { kind: "publish" })).toBe("done");
    expect(await react(db, token, reaction)).toEqual({ outcome: "taken" });
    expect(await react(db, token, reaction)).toEqual({ outcome: "taken" });
    expect(await react(db, token, { ...reaction, id: crypto.randomUUID(), text: " " })).toEqual({ outcome: "empty" });
    expect(await listReactions(db, cycleId, "shown")).toEqual([]);
    expect(await listReactions(db, cycleId)).toMatchObject([{ text: "A roof, please.", state: "waiting" }]);
    expect(await moderate(db, ana, { cycleId, reactionId: reaction.id }, "shown")).toBe("done");
    expect(await listReactions(db, cycleId, "shown")).toHaveLength(1);
    await changeGiveBack(db, ana, cycleId, { kind: "settings", showsNumbers: false, takesReactions: false });
    expect(await react(db, token, reaction)).toEqual({ outcome: "closed" });
    await changeGiveBack(db, ana, cycleId, { kind: "unpublish" });
    expect(await findPublishedGiveBack(db, token)).toBeNull();
    const bea = await join(db, "bea");
    expect(await changeGiveBack(db, bea, cycleId, { kind: "publish" })).toBe("missing");
    expect(await moderate(db, bea, { cycleId, reactionId: reaction.id }, "hidden")).toBe("missing");
  }));

test("one network can send only so many reactions to a page", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const { cycleId } = await aCycle(db, ana);
    const texts = { title: "What we heard", asked: "", heard: "The rain.", next: "" };
    await changeGiveBack(db, ana, cycleId, { kind: "text", language: "en", texts });
    await changeGiveBack(db, ana, cycleId, { kind: "publish" });
    const token = (await findGiveBack(db, cycleId))?.token ?? "";
    const outcomes: string[] = [];
    for (let number = 0; number < 45; number++) {
      const reaction = { id: crypto.randomUUID(), text: `Words ${number}`, address: "203.0.113.9" };
      outcomes.push((await react(db, token, reaction)).outcome);
    }
    expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(40);
    expect(outcomes.at(-1)).toBe("wait");
  }));

/** A decided cycle of two, and a lead. */
async function aDecidedTeam(db: Db) {
  const river = await aCohort(db);
  const ana = await join(db, "ana", { cohortIds: [river] });
  const bea = await join(db, "bea", { cohortIds: [river] });
  const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  const { cycleId } = await aCycle(db, ana);
  await inviteToCycle(db, ana, cycleId, bea.id);
  await joinCycle(db, bea, cycleId);
  const texts = { title: "Greeting", place: "", tried: "Greeting by name.", happened: "No change.", advice: "" };
  const offer = { texts, setting: "elementary" as const, topics: ["belonging" as const], audience: "members" as const };
  expect(await writeOffer(db, ana, cycleId, offer)).toBe("undecided");
  await decide(db, ana, cycleId, { decision: "abandon", texts: { reasons: "No change." }, base: 0 });
  return { ana, bea, dana, cycleId, offer };
}

const nothing = { words: "", setting: null, topic: null, outcome: null };

test("an offer needs the consent of each member and a lead, and any one of them closes it at once", () =>
  inDatabase(async (db) => {
    const { ana, bea, dana, cycleId, offer } = await aDecidedTeam(db);
    expect(await writeOffer(db, ana, cycleId, offer)).toBe("done");
    expect(await listOffersToReview(db, dana.id)).toEqual([]);
    expect(await consent(db, bea, cycleId, 2)).toBe("changed_meanwhile");
    expect(await consent(db, bea, cycleId, 1)).toBe("done");
    expect(await listOffersToReview(db, dana.id)).toMatchObject([{ id: cycleId, outcome: "abandon" }]);
    const decision = { revision: 1, isPublished: true, note: "" };
    expect(await reviewOffer(db, ana, cycleId, decision)).toBe("missing");
    expect(await reviewOffer(db, dana, cycleId, decision)).toBe("done");
    // A page that was open before sends its consent, or the same words, once more.
    expect(await consent(db, bea, cycleId, 1)).toBe("done");
    expect(await writeOffer(db, ana, cycleId, offer)).toBe("done");
    expect(await listPublished(db, ["public"], nothing)).toEqual([]);
    expect(await listPublished(db, ["public", "members"], nothing)).toHaveLength(1);
    const search = { ...nothing, words: "GREETING by", topic: "belonging", outcome: "abandon" };
    expect(await listPublished(db, ["members"], search)).toHaveLength(1);
    expect(await listPublished(db, ["members"], { ...search, setting: "high" })).toEqual([]);
    await leaveCycle(db, bea, cycleId);
    expect(await findPublished(db, cycleId, ["members"])).not.toBeNull();
    expect(await withdrawOffer(db, bea, cycleId)).toBe("done"); // who consented, also after they left
    expect(await findPublished(db, cycleId, ["members"])).toBeNull();
    expect(await withdrawOffer(db, dana, cycleId)).toBe("missing");
  }));

test("a new version asks everyone again, and a new member closes what they did not consent to", () =>
  inDatabase(async (db) => {
    const { ana, bea, dana, cycleId, offer } = await aDecidedTeam(db);
    await writeOffer(db, ana, cycleId, offer);
    await consent(db, bea, cycleId, 1);
    await reviewOffer(db, dana, cycleId, { revision: 1, isPublished: true, note: "" });
    expect(await findPublished(db, cycleId, ["members"])).not.toBeNull();
    const changed = { ...offer, texts: { ...offer.texts, advice: "Ask first." } };
    expect(await writeOffer(db, bea, cycleId, changed)).toBe("done");
    expect(await findPublished(db, cycleId, ["members"])).toBeNull();
    expect(await consent(db, ana, cycleId, 2)).toBe("done");
    await reviewOffer(db, dana, cycleId, { revision: 2, isPublished: false, note: "Name no street." });
    expect(await consent(db, ana, cycleId, 2)).toBe("changed_meanwhile");
  }));
