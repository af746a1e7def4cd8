import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { relationTo } from "#app/learning/artifacts/artifact.ts";
import {
  acknowledgeFeedback,
  addComment,
  removeComment,
  saveRatings,
} from "#app/learning/artifacts/feedback.server.ts";
import { listCohortArtifacts, listOwnArtifacts } from "#app/learning/artifacts/queries/artifact-lists.server.ts";
import { findArtifactPage, listArtifactVersions } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { findRelation } from "#app/learning/artifacts/queries/artifacts.server.ts";
import { moveArtifact, reviewChildData } from "#app/learning/artifacts/review.server.ts";
import { addOwner, leaveTeam } from "#app/learning/artifacts/team.server.ts";
import { artifactsToday } from "#app/learning/artifacts/today.server.ts";
import { restoreArtifact, saveArtifact, startArtifact } from "#app/learning/artifacts/writing.server.ts";
import type { Db } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aTemplate } from "./template.ts";

const texts = { question: "Who waits?", noticed: "Bus 7 leaves early.", source: "", table: "a\tb\n1\t2" };
const save = { title: "Bus note", texts, writer: "phone", base: 0 };
const comment = { text: "What would riders say?", parentId: null, fieldKey: "noticed", passage: "", start: null };

async function started(db: Db, person: Person, cohortId: string | null): Promise<string> {
  const made = await startArtifact(db, person, { template: aTemplate, programSlug: null, cohortId });
  if (!made) throw new Error("not started");
  return made.artifactId;
}

/** Ana's work in a cohort that Cora coaches, handed in. */
async function handedIn(db: Db) {
  const tides = await aCohort(db, { name: "Tides" });
  const ana = await join(db, "ana", { cohortIds: [tides] });
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: tides }] });
  const id = await started(db, ana, tides);
  await saveArtifact(db, ana, id, save);
  expect(await moveArtifact(db, ana, id, { action: "submit" })).toEqual({ outcome: "done" });
  return { tides, ana, cora, id };
}

const onToday = async (db: Db, person: Person) =>
  (await artifactsToday({ db, person, now: new Date() })).map(({ title, reason }) => [title, reason.kind]);

test("a draft becomes handed in, returned, revised and accepted, and everyone sees what is theirs to see", () =>
  inDatabase(async (db) => {
    const { ana, cora, id } = await handedIn(db);
    expect(await addComment(db, cora, id, { ...comment, passage: "leaves early" })).toEqual({ outcome: "done" });
    expect(await saveRatings(db, cora, id, [{ rowKey: "who", level: 2, note: "Riders." }])).toBe("done");
    expect((await findArtifactPage(db, ana, id))?.comments).toEqual([]);
    expect((await findArtifactPage(db, ana, id))?.ratings).toEqual([]);
    expect(await moveArtifact(db, cora, id, { action: "return", note: "Nearly there." })).toEqual({ outcome: "done" });

    const returned = await findArtifactPage(db, ana, id);
    expect(returned?.state).toBe("returned");
    expect(returned?.comments).toMatchObject([{ text: comment.text, quote: { exact: "leaves early", version: "1" } }]);
    expect(returned?.ratings).toMatchObject([{ rowKey: "who", level: 2 }]);
    expect((await listOwnArtifacts(db, ana)).artifacts[0]?.isUnread).toBe(true);
    expect(await onToday(db, ana)).toEqual([["Bus note", "returned"]]);
    expect(await acknowledgeFeedback(db, ana, id)).toBe("done");
    expect((await listOwnArtifacts(db, ana)).artifacts[0]?.isUnread).toBe(false);
    expect(await onToday(db, ana)).toEqual([["Bus note", "next"]]);

    const revised = { ...save, texts: { ...texts, noticed: "Bus 7 leaves at 3:04." }, base: 1, writer: "laptop" };
    expect(await saveArtifact(db, ana, id, revised)).toMatchObject({ outcome: "saved", revision: 2 });
    // The coach still reads what was handed in.
    expect((await findArtifactPage(db, cora, id))?.texts.noticed).toBe(texts.noticed);
    expect(await moveArtifact(db, ana, id, { action: "submit" })).toEqual({ outcome: "done" });
    expect((await findArtifactPage(db, cora, id))?.texts.noticed).toBe("Bus 7 leaves at 3:04.");
    expect(await onToday(db, ana)).toEqual([]);
    expect(await moveArtifact(db, cora, id, { action: "accept" })).toEqual({ outcome: "done" });
    expect(await moveArtifact(db, cora, id, { action: "accept" })).toEqual({ outcome: "already" });
    expect(await saveArtifact(db, ana, id, { ...save, texts: { ...texts, noticed: "Late." } })).toEqual({
      outcome: "handed-in",
    });
    expect((await findArtifactPage(db, ana, id))?.events.map(({ event }) => event)).toEqual(
      ["start", "submit", "return", "acknowledge", "submit", "accept"].reverse(),
    );
  }));

describe("a draft", () => {
  test("is there for nobody but its owners, and its title too", () =>
    inDatabase(async (db) => {
      const tides = await aCohort(db);
      const ana = await join(db, "ana", { cohortIds: [tides] });
      const bea = await join(db, "bea", { cohortIds: [tides] });
      const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: tides }] });
      const id = await started(db, ana, tides);
      await saveArtifact(db, ana, id, save);
      expect(await findArtifactPage(db, cora, id)).toBeNull();
      expect(await moveArtifact(db, cora, id, { action: "accept" })).toEqual({ outcome: "missing" });
      expect(await addComment(db, cora, id, comment)).toEqual({ outcome: "missing" });
      const [listed] = (await listCohortArtifacts(db, cora, tides)).artifacts;
      expect(listed).toMatchObject({ title: "Data note", isOpen: false });
      expect((await listCohortArtifacts(db, bea, tides)).artifacts).toEqual([]);
    }));

  test("is not handed in while a required part is empty", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana", { cohortIds: [await aCohort(db)] });
      const id = await started(db, ana, ana.cohortIds[0] ?? null);
      expect(await moveArtifact(db, ana, id, { action: "submit" })).toEqual({ outcome: "empty" });
      await saveArtifact(db, ana, id, { ...save, texts: { ...texts, noticed: "  " } });
      expect(await moveArtifact(db, ana, id, { action: "submit" })).toEqual({ outcome: "empty" });
    }));

  test("written in two tabs keeps both texts as versions, and any of them comes back", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana", {});
      const id = await started(db, ana, null);
      await saveArtifact(db, ana, id, save);
      const other = { ...save, writer: "laptop", texts: { ...texts, noticed: "On the laptop." } };
      expect(await saveArtifact(db, ana, id, other)).toMatchObject({
        outcome: "saved",
        revision: 2,
        isOvertaken: true,
      });
      const page = await findArtifactPage(db, ana, id);
      expect((page && (await listArtifactVersions(db, page)))?.map(({ revision }) => revision)).toEqual([2, 1]);
      expect(await restoreArtifact(db, ana, id, 1)).toBe("restored");
      expect((await findArtifactPage(db, ana, id))?.texts.noticed).toBe(texts.noticed);
    }));

  test("is saved whole, with tabs and at its longest; longer it is refused", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana", {});
      const id = await started(db, ana, null);
      const longest = { ...texts, noticed: "é".repeat(99_900) };
      expect(await saveArtifact(db, ana, id, { ...save, texts: longest })).toMatchObject({ outcome: "saved" });
      expect((await findArtifactPage(db, ana, id))?.texts).toEqual(longest);
      const longer = { ...texts, noticed: "x".repeat(100_001) };
      expect(await saveArtifact(db, ana, id, { ...save, texts: longer })).toMatchObject({ outcome: "too-long" });
    }));
});

describe("feedback", () => {
  test("is returned only when there is some, and can be taken back before", () =>
    inDatabase(async (db) => {
      const { cora, ana, id } = await handedIn(db);
      expect(await moveArtifact(db, cora, id, { action: "return" })).toEqual({ outcome: "no-feedback" });
      await addComment(db, cora, id, comment);
      const [made] = (await findArtifactPage(db, cora, id))?.comments ?? [];
      expect(await removeComment(db, ana, id, made?.id ?? "")).toBe("missing");
      expect(await removeComment(db, cora, id, made?.id ?? "")).toBe("done");
      expect(await moveArtifact(db, cora, id, { action: "return", note: " " })).toEqual({ outcome: "no-feedback" });
    }));

  test("on words that are not there says so", () =>
    inDatabase(async (db) => {
      const { cora, id } = await handedIn(db);
      expect(await addComment(db, cora, id, { ...comment, passage: "arrives late" })).toEqual({
        outcome: "no-such-passage",
      });
      expect(await addComment(db, cora, id, { ...comment, text: " " })).toEqual({ outcome: "empty" });
    }));

  test("is answered by an owner, and nobody writes rubric rows on their own work", () =>
    inDatabase(async (db) => {
      const { ana, cora, id } = await handedIn(db);
      await addComment(db, cora, id, comment);
      const [hidden] = (await findArtifactPage(db, cora, id))?.comments ?? [];
      const answer = { ...comment, parentId: hidden?.id ?? "", text: "They said so." };
      expect(await addComment(db, ana, id, answer)).toEqual({ outcome: "missing" });
      await moveArtifact(db, cora, id, { action: "return" });
      expect(await addComment(db, ana, id, answer)).toEqual({ outcome: "done" });
      expect((await findArtifactPage(db, cora, id))?.comments.map(({ text }) => text)).toContain("They said so.");
      expect(await saveRatings(db, ana, id, [{ rowKey: "who", level: 4, note: "" }])).toBe("missing");
    }));
});

test("work that is taken back is closed to coaches again, until they answered once", () =>
  inDatabase(async (db) => {
    const { ana, cora, id } = await handedIn(db);
    await moveArtifact(db, ana, id, { action: "withdraw" });
    expect(await findArtifactPage(db, cora, id)).toBeNull();
    await moveArtifact(db, ana, id, { action: "submit" });
    await moveArtifact(db, cora, id, { action: "return", note: "Look again." });
    await saveArtifact(db, ana, id, { ...save, base: 1, writer: "x", texts: { ...texts, noticed: "New." } });
    await moveArtifact(db, ana, id, { action: "submit" });
    await moveArtifact(db, ana, id, { action: "withdraw" });
    expect((await findArtifactPage(db, cora, id))?.texts.noticed).toBe(texts.noticed);
  }));

test("a member who leaves keeps their work, and the cohort's coaches lose it at once", () =>
  inDatabase(async (db) => {
    const { ana, cora, tides, id } = await handedIn(db);
    expect(await findRelation(db, cora, id)).toBe("coach");
    await db.execute(sql`update cohort_memberships set left_on = '2026-01-02' where person_id = ${ana.id}`);
    expect(await findRelation(db, cora, id)).toBeNull();
    expect((await listCohortArtifacts(db, cora, tides)).artifacts).toEqual([]);
    expect(await moveArtifact(db, cora, id, { action: "accept" })).toEqual({ outcome: "missing" });
    expect(await findRelation(db, { ...ana, cohortIds: [] }, id)).toBe("owner");
    expect((await listOwnArtifacts(db, { ...ana, cohortIds: [] })).artifacts).toHaveLength(1);
  }));

test("in SQL, who may open one is what the rule says, for everyone", () =>
  inDatabase(async (db) => {
    const [tides, cedars, ended] = [await aCohort(db), await aCohort(db), await aCohort(db, { endsOn: "2026-02-01" })];
    const readers = [
      await join(db, "cora", { grants: [{ role: "coach", cohortId: tides }] }),
      await join(db, "cora", { grants: [{ role: "coach", cohortId: cedars }] }),
      await join(db, "cora", { grants: [{ role: "coach", cohortId: ended }] }),
      await join(db, "cora", { grants: [{ role: "coach" }] }),
      await join(db, "dana", { grants: [{ role: "program_lead", cohortId: tides }] }),
      await join(db, "ines", { grants: [{ role: "administrator" }] }),
      await join(db, "bea", { cohortIds: [tides] }),
    ];
    const owners = [
      { person: await join(db, "ana", { cohortIds: [tides] }), learns: [tides] },
      { person: await join(db, "ana", { cohortIds: [cedars, ended] }), learns: [cedars] },
      {
        person: await join(db, "ana", { grants: [{ role: "coach", cohortId: tides }], cohortIds: [tides] }),
        learns: [tides],
      },
      { person: await join(db, "femi", {}), learns: [] },
    ];
    const seen: string[] = [];
    for (const cohortId of [tides, cedars, ended, null]) {
      for (const team of [owners.slice(0, 1), owners.slice(1, 2), owners.slice(0, 3), owners.slice(3)]) {
        const [made] = await db
          .insert(schema.artifacts)
          .values({ cohortId, templateKey: "t", template: aTemplate, title: "t", sharedRevision: 1 })
          .returning();
        const id = made?.id ?? "";
        await db
          .insert(schema.artifactOwners)
          .values(team.map(({ person }) => ({ artifactId: id, personId: person.id })));
        const access = {
          ...{ cohortId, ownerIds: team.map(({ person }) => person.id) },
          learningCohortIds: team.flatMap(({ learns }) => learns),
        };
        for (const reader of [...readers, ...owners.map(({ person }) => person)]) {
          const relation = relationTo(reader, access);
          expect(await findRelation(db, reader, id)).toBe(relation);
          seen.push(String(relation));
        }
      }
    }
    expect(new Set(seen)).toEqual(new Set(["owner", "coach", "null"]));
  }));

test("a member who asks to be erased shares nothing from then on", () =>
  inDatabase(async (db) => {
    const { ana, cora, id } = await handedIn(db);
    await db.update(schema.people).set({ erasureDueAt: new Date() }).where(eq(schema.people.id, ana.id));
    expect(await findRelation(db, cora, id)).toBeNull();
  }));

test("a pasted roster asks a coach to look, and is saved all the same", () =>
  inDatabase(async (db) => {
    const { ana, cora, id } = await handedIn(db);
    await moveArtifact(db, ana, id, { action: "withdraw" });
    const table = "Student ID\tAbsences\n4001122\t3\n4001123\t9\n4001124\t0";
    await saveArtifact(db, ana, id, { ...save, base: 1, writer: "x", texts: { ...texts, table } });
    await moveArtifact(db, ana, id, { action: "submit" });
    expect(await findArtifactPage(db, cora, id)).toMatchObject({ dataReview: "asked", texts: { table } });
    expect(await reviewChildData(db, ana, id, "fine")).toBe("missing");
    expect(await reviewChildData(db, cora, id, "remove")).toBe("done");
    expect((await findArtifactPage(db, ana, id))?.dataReview).toBe("remove");
    await moveArtifact(db, ana, id, { action: "withdraw" });
    await saveArtifact(db, ana, id, { ...save, base: 2, writer: "y" });
    await moveArtifact(db, ana, id, { action: "submit" });
    expect((await findArtifactPage(db, cora, id))?.dataReview).toBeNull();
  }));

test("a team shares the work: its coaches read it while one of them learns there, and who leaves reads it no more", () =>
  inDatabase(async (db) => {
    const { tides, ana, cora, id } = await handedIn(db);
    const bea = await join(db, "bea", { cohortIds: [tides] });
    const femi = await join(db, "femi", { cohortIds: [await aCohort(db)] });
    expect(await addOwner(db, cora, id, bea.id)).toBe("missing");
    expect(await addOwner(db, ana, id, femi.id)).toBe("missing");
    expect(await leaveTeam(db, ana, id)).toBe("last");
    expect(await addOwner(db, ana, id, bea.id)).toBe("done");
    expect(await addOwner(db, ana, id, bea.id)).toBe("already");
    await db.execute(sql`update cohort_memberships set left_on = '2026-01-02' where person_id = ${ana.id}`);
    expect(await findRelation(db, cora, id)).toBe("coach");
    expect(await leaveTeam(db, bea, id)).toBe("done");
    expect([await findRelation(db, bea, id), await findRelation(db, cora, id)]).toEqual([null, null]);
    expect(await findRelation(db, ana, id)).toBe("owner");
  }));
