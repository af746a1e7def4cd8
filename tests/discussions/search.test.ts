import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { listQueue } from "#app/discussions/moderation/queries/reports.server.ts";
import { decide, reportPost } from "#app/discussions/moderation/report.server.ts";
import { reportsToday } from "#app/discussions/moderation/today.server.ts";
import { setHidden } from "#app/discussions/moderation/topic-change.server.ts";
import { moderationPath } from "#app/discussions/paths.ts";
import { deletePost } from "#app/discussions/posts/changing.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import { searchPosts } from "#app/discussions/search/queries/found-posts.server.ts";
import { accessTo } from "#app/discussions/spaces/space-access.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { searchWords } from "#app/search/fold.ts";
import { currentTime } from "#app/time/clock.ts";
import { possibleItems } from "#app/today.server.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { catalog } from "#tests/learning/saved-reflection.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

const found = async (db: Db, person: Person, typed: string, by = "") =>
  (await searchPosts(db, person, { words: searchWords(typed), spaceId: null, by, since: null, tag: null })).posts.map(
    ({ source }) => source,
  );

test("posts are found without accents and by beginnings, by those who may read them only", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const ana = await join(db, "ana", { cohortIds: [cohort] });
    const [bea, ines] = [await join(db, "bea"), await join(db, "ines", { grants: [{ role: "administrator" }] })];
    await aSpace(db, "cohort", { cohortId: cohort });
    const source = "Los niños de Đỗ Thị O'Hara cuentan";
    await aTopic(db, ana, cohort, { source });
    for (const typed of ["ninos", "NIÑOS", "do thi", "o'hara", "cuen", "niños cuentan"]) {
      expect(await found(db, ana, typed), typed).toEqual([source]);
      expect(await found(db, bea, typed), typed).toEqual([]);
      expect(await found(db, ines, typed), typed).toEqual([]);
    }
    for (const typed of ["", "  ", "':*", "!", "a & b |", "\\", "%"])
      expect(await found(db, ana, typed), typed).toEqual([]);
    expect(await found(db, ana, "cuentan", "ana")).toEqual([source]);
    expect(await found(db, ana, "cuentan", "bea")).toEqual([]);
  }));

test("a misspelled word finds posts with words like it, of those that the person may read", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const ana = await join(db, "ana", { cohortIds: [cohort] });
    const bea = await join(db, "bea");
    await aSpace(db, "cohort", { cohortId: cohort });
    await aTopic(db, ana, cohort, { source: "Attendance rises with the tides" });
    const search = (person: Person, typed: string) =>
      searchPosts(db, person, { words: searchWords(typed), spaceId: null, by: "", since: null, tag: null });
    for (const typed of ["attendence", "atendance tides", "tiedes", "attendence rises"]) {
      expect((await search(ana, typed)).posts, typed).toHaveLength(1);
      expect(await search(bea, typed), typed).toEqual({ posts: [], near: [] });
    }
    expect(await search(ana, "attendance")).toMatchObject({ near: [] });
    expect((await search(ana, "quokka")).posts).toEqual([]);
    expect((await search(ana, "attendence quokka")).posts).toEqual([]);
    const since = "2999-01-01";
    expect(
      (await searchPosts(db, ana, { words: ["attendance"], spaceId: null, by: "", since, tag: null })).posts,
    ).toEqual([]);
  }));

test("deleted and hidden posts are not found, nor what a post-first topic hides", () =>
  inDatabase(async (db) => {
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    const space = await aSpace(db, "community");
    const { topicId } = await aTopic(db, lead, space, { kind: "post-first", source: "A question" });
    const said = await addPost(db, ana, topicId, { post: words("Quokka one"), key: "1" });
    if (said.outcome !== "done") throw new Error(said.outcome);
    expect(await found(db, bea, "quokka")).toEqual([]);
    await addPost(db, bea, topicId, { post: words("My own"), key: "2" });
    expect(await found(db, bea, "quokka")).toEqual(["Quokka one"]);
    await setHidden(db, lead, { topicId, postId: said.postId }, true);
    expect(await found(db, bea, "quokka")).toEqual([]);
    await setHidden(db, lead, { topicId, postId: said.postId }, false);
    await deletePost(db, ana, { topicId, postId: said.postId });
    expect(await found(db, ana, "quokka")).toEqual([]);
  }));

test("a reported post waits for those who keep its space; its author learns why and never who", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const [ana, bea] = [await join(db, "ana", { cohortIds: [cohort] }), await join(db, "bea", { cohortIds: [cohort] })];
    const [coach, other] = [
      await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }] }),
      await join(db, "cora", { grants: [{ role: "coach", cohortId: await aCohort(db) }] }),
    ];
    const admin = await join(db, "ines", { grants: [{ role: "administrator" }] });
    await aSpace(db, "cohort", { cohortId: cohort });
    const place = await aTopic(db, ana, cohort);
    const report = { reason: "private" as const, note: "A family could be guessed." };
    expect(await reportPost(db, ana, place, report)).toBe("missing"); // one's own
    expect(await reportPost(db, other, place, report)).toBe("missing");
    expect(await reportPost(db, bea, place, report)).toBe("done");
    expect(await reportPost(db, bea, place, report)).toBe("done");
    expect(await db.$count(sql`post_reports`)).toBe(1);
    expect(await listQueue(db, other, [])).toEqual([]);
    for (const [who, kept] of [
      [coach, [cohort]],
      [admin, []],
    ] as const) {
      const queue = await listQueue(db, who, kept);
      expect(queue).toMatchObject([{ postId: place.postId, reasons: [report] }]);
      expect(JSON.stringify(queue)).not.toContain(bea.id);
      const now = currentTime();
      expect(await possibleItems({ db, person: who, now }, catalog)).toContainEqual(
        expect.objectContaining({ title: m.reportsToday({ count: 1 }), to: moderationPath }),
      );
    }
    for (const person of [ana, bea, other]) expect(await reportsToday({ db, person, now: currentTime() })).toEqual([]);
    const decision = { outcome: "paused" as const, reason: "Families stay out.", pauseDays: 3 };
    expect(await decide(db, bea, place.postId, decision)).toBe("missing");
    expect(await decide(db, coach, place.postId, decision)).toBe("done");
    expect(await decide(db, coach, place.postId, decision)).toBe("missing");
    expect(await reportsToday({ db, person: coach, now: currentTime() })).toEqual([]);
    expect((await accessTo(db, ana, cohort))?.closedBecause).toBe("paused");
    expect(await listQueue(db, coach, [cohort])).toEqual([]);
  }));
