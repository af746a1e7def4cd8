import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { canSeeCoachView, writersOfHalf } from "#app/discussions/coaching/coach-view.ts";
import { countVoices, listOpenQuestions, listQuiet } from "#app/discussions/coaching/queries/voices.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import { accessTo } from "#app/discussions/spaces/space-access.server.ts";
import { changeSpace } from "#app/discussions/spaces/space-change.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

test("a coach of the cohort sees it once the space chose so, and nobody else", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
    const ana = await join(db, "ana", { cohortIds: [cohortId] });
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }, { role: "administrator" }] });
    await aSpace(db, "cohort", { cohortId, facilitators: [ana] });
    const sees = async (person: Person) => {
      const access = await accessTo(db, person, cohortId);
      return access !== null && canSeeCoachView(person, access.space);
    };
    expect(await sees(cora)).toBe(false);
    const said = { title: "River", purpose: "", agreements: "", hasCoachView: true };
    expect(await changeSpace(db, ana, cohortId, said)).toBe("done");
    expect([await sees(cora), await sees(ana), await sees(lead)]).toEqual([true, false, false]);
    expect(await sees({ ...cora, grants: [] })).toBe(false);
    await changeSpace(db, cora, cohortId, { ...said, hasCoachView: false });
    expect(await sees(cora)).toBe(false);
  }));

test("it lists questions without an answer, who has not written, and how many people wrote how much without names", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
    const [ana, bea, femi] = [
      await join(db, "ana", { cohortIds: [cohortId] }),
      await join(db, "bea", { cohortIds: [cohortId] }),
      await join(db, "femi", { cohortIds: [cohortId] }),
    ];
    await aSpace(db, "cohort", { cohortId });
    const coached = { id: cohortId, cohortIds: [cohortId] };
    const answered = await aTopic(db, ana, cohortId, { title: "Answered", kind: "question" });
    const waits = await aTopic(db, ana, cohortId, { title: "Waits", kind: "question" });
    const post = (person: Person, topicId: string) =>
      addPost(db, person, topicId, { post: words("Me"), key: crypto.randomUUID() });
    await post(cora, answered.topicId);
    await post(ana, waits.topicId);
    const gone = await post(bea, waits.topicId);
    await db.execute(sql`update discussion_posts set deleted_at = now()
      where id = ${gone.outcome === "done" ? gone.postId : null}`);
    const questions = await listOpenQuestions(db, cora, coached);
    expect(questions.map(({ title, answers }) => [title, answers])).toEqual([
      ["Waits", 0],
      ["Answered", 1],
    ]);
    const quiet = await listQuiet(db, cora, coached);
    expect(quiet.people.map(({ id }) => id).sort()).toEqual([bea.id, femi.id].sort());
    expect([quiet.total, quiet.learners]).toEqual([2, 3]);
    expect(await countVoices(db, cora, coached, 30)).toEqual({ ofLearners: [3], ofCoaches: 1 });
    await db.execute(sql`update discussion_posts set created_at = now() - interval '31 days'`);
    expect(await countVoices(db, cora, coached, 30)).toEqual({ ofLearners: [], ofCoaches: 0 });
  }));

test("half of the posts come from at least so many people", () => {
  expect([[], [4], [1, 1, 1, 1], [9, 1, 1], [2, 3, 3, 2]].map(writersOfHalf)).toEqual([0, 1, 2, 1, 2]);
});
