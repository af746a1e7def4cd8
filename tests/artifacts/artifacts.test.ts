import { describe, expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { longestTitle } from "#app/learning/artifacts/artifact.ts";
import {
  acknowledgeFeedback,
  addComment,
  removeComment,
  saveRatings,
} from "#app/learning/artifacts/feedback.server.ts";
import { listCohortArtifacts, listOwnArtifacts } from "#app/learning/artifacts/queries/artifact-lists.server.ts";
import { findArtifactPage, listArtifactVersions } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { moveArtifact } from "#app/learning/artifacts/review.server.ts";
import { artifactsToday } from "#app/learning/artifacts/today.server.ts";
import { restoreArtifact, saveArtifact } from "#app/learning/artifacts/writing.server.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { handedIn, save, started, texts } from "./started.ts";

const comment = { text: "What would riders say?", parentId: null, fieldKey: "noticed", passage: "", start: null };

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
      const titled = { ...save, title: "é".repeat(longestTitle + 3) };
      expect(await saveArtifact(db, ana, id, titled)).toEqual({ outcome: "too-long", over: 3 });
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
      expect(await addComment(db, ana, id, answer)).toEqual({ outcome: "done" }); // the button was pressed twice
      await addComment(db, ana, id, { ...answer, text: "In May." });
      const said = (await findArtifactPage(db, cora, id))?.comments.map(({ text }) => text);
      expect(said).toEqual([comment.text, "They said so.", "In May."]);
      expect(await saveRatings(db, ana, id, [{ rowKey: "who", level: 4, note: "" }])).toBe("missing");
    }));
});

test("a note that another tab has saved is not overwritten unseen", () =>
  inDatabase(async (db) => {
    const { cora, id } = await handedIn(db);
    const row = (note: string, base: string) => [{ rowKey: "who", level: 2, note, base }];
    expect(await saveRatings(db, cora, id, row("From one tab.", ""))).toBe("done");
    expect(await saveRatings(db, cora, id, row("From another.", ""))).toEqual({ changed: { who: "From one tab." } });
    expect((await findArtifactPage(db, cora, id))?.ratings).toMatchObject([{ note: "From one tab." }]);
    expect(await saveRatings(db, cora, id, row("Both.", "From one tab.\r\n"))).toBe("done");
    expect(await saveRatings(db, cora, id, row("Both.", ""))).toBe("done");
    expect((await findArtifactPage(db, cora, id))?.ratings).toMatchObject([{ note: "Both." }]);
  }));
