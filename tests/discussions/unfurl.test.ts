import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { renderMarkdown } from "#app/discussions/posts/markdown.server.ts";
import { ownLinksIn } from "#app/discussions/unfurl/own-link.ts";
import { unfurledIn } from "#app/discussions/unfurl/unfurled.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic } from "./talk.ts";

const origin = "https://learn.example";

function linksOf(source: string) {
  const rendered = renderMarkdown(source);
  if (rendered === "too-much-markup") throw new Error(rendered);
  return ownLinksIn(rendered.html, origin);
}

const id = "3b0f4f0e-5a6e-4b52-9a55-0c8a3d0f1a11";

test.each([
  [`${origin}/courses/counting`, [{ kind: "course", course: "counting" }]],
  ["[read](/courses/counting/lessons/first?at=2#part)", [{ kind: "lesson", course: "counting", lesson: "first" }]],
  [`${origin}/inquiry/${id} and again ${origin}/inquiry/${id}`, [{ kind: "cycle", id }]],
  [
    `[x](/trainings/${id}) [y](/community/posts/${id})`,
    [
      { kind: "training", id },
      { kind: "post", id },
    ],
  ],
  [`[x](/community/${id}/${id})`, [{ kind: "topic", id }]],
  [`> quoted [x](/inquiry/${id})\n> > [x](/inquiry/${id})`, []],
  [`https://learn.example.elsewhere.example/inquiry/${id}`, []],
  [`[x](//elsewhere.example/inquiry/${id}) [y](https://learn.example@elsewhere.example/inquiry/${id})`, []],
  [`\`${origin}/inquiry/${id}\``, []],
  ["[x](/trainings/new) [y](/community/moderation) [z](/settings) [w](/inquiry/not-an-id)", []],
  [`[x](/community/${id}/${id}/organize)`, []],
])("%s", (source, links) => {
  expect(linksOf(source)).toEqual(links);
});

test("a post full of links shows four", () => {
  const many = Array.from({ length: 30 }, (_, at) => `${origin}/courses/course-${at}`).join(" ");
  expect(linksOf(many)).toHaveLength(4);
});

test("titles of topics, posts, cycles and trainings are shown to those only who may open them now", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const [ana, femi] = [await join(db, "ana", { cohortIds: [cohortId] }), await join(db, "femi")];
    await aSpace(db, "cohort", { cohortId });
    const { topicId, postId } = await aTopic(db, ana, cohortId, { title: "Closed talk" });
    const [cycle] = await db.execute<{ id: string }>(sql`insert into inquiry_cycles (id, line_id, number, title)
      select x.id, x.id, 1, 'Closed cycle' from (select gen_random_uuid() as id) x returning id`);
    await db.execute(
      sql`insert into inquiry_members (cycle_id, person_id, joined_at) values (${cycle?.id}, ${ana.id}, now())`,
    );
    const html = [`/community/${cohortId}/${topicId}`, `/community/posts/${postId}`, `/inquiry/${cycle?.id}`]
      .map((path) => `<a href="${path}">x</a>`)
      .join(" ");
    const shownTo = async (person: Person, within = id) =>
      (await unfurledIn(db, person, [{ id: "one", html }], { origin, topicId: within })).links
        .get("one")
        ?.map(({ title, kind }) => [kind, title]);
    expect(await shownTo(ana)).toEqual([
      ["topic", "Closed talk"],
      ["post", "Closed talk"],
      ["cycle", "Closed cycle"],
    ]);
    expect(await shownTo(femi)).toEqual([]);
    expect((await shownTo(ana, topicId))?.map(([kind]) => kind)).toEqual(["post", "cycle"]);
    await db.execute(sql`update discussion_posts set hidden_at = now() where id = ${postId}`);
    await db.execute(sql`update inquiry_members set left_at = now()`);
    expect(await shownTo(ana)).toEqual([["topic", "Closed talk"]]);
    expect(await shownTo({ ...ana, cohortIds: [] })).toEqual([]);
  }));
