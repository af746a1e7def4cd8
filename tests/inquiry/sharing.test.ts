import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { relationTo } from "#app/inquiry/cycle.ts";
import { changeGiveBack, hideWaiting, moderate, react } from "#app/inquiry/give-back/give-back.server.ts";
import {
  findGiveBack,
  findPublishedGiveBack,
  listReactions,
} from "#app/inquiry/give-back/queries/give-backs.server.ts";
import { findRelation } from "#app/inquiry/queries/cycles.server.ts";
import { listCycleReaders } from "#app/inquiry/queries/who-sees.server.ts";
import { inviteToCycle, joinCycle, leaveCycle, shareCycle } from "#app/inquiry/team.server.ts";
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
    // What nobody sees is no reaction, and a key that is taken keeps what it has.
    const unseen = { id: crypto.randomUUID(), text: "\u200b\u2060", address: "203.0.113.8" };
    expect(await react(db, token, unseen)).toEqual({ outcome: "empty" });
    const [first] = await listReactions(db, cycleId);
    await react(db, token, { ...unseen, id: first?.id ?? "", text: "Something else" });
    expect((await listReactions(db, cycleId)).map(({ text }) => text)).not.toContain("Something else");
    // The team hides the flood at once, except the one that it showed; a later one is on top.
    expect(await moderate(db, ana, { cycleId, reactionId: first?.id ?? "" }, "shown")).toBe("done");
    expect(await hideWaiting(db, await join(db, "bea"), cycleId)).toBe("missing");
    expect(await hideWaiting(db, ana, cycleId)).toBe("done");
    await db.execute(sql`update give_back_reactions set received_at = received_at + interval '1 minute'`);
    await react(db, token, { ...unseen, text: "شكرا" });
    const states = (await listReactions(db, cycleId)).map(({ state }) => state);
    expect([states[0], states.filter((state) => state === "shown").length]).toEqual(["waiting", 1]);
    expect(states).toHaveLength(41);
  }));
