import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { ExportFormat } from "#app/discussions/export/export-format.ts";
import { listExports } from "#app/discussions/export/queries/space-exports.server.ts";
import { exportSpace } from "#app/discussions/export/space-export.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { auditEvents, notifications } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

async function copyOf(db: Db, person: Person, spaceId: string, format: ExportFormat): Promise<string | null> {
  const copy = await exportSpace(db, person, spaceId, format);
  if (!copy) return null;
  const pieces: string[] = [];
  for await (const piece of copy.pieces) pieces.push(piece);
  return pieces.join("");
}

async function aTalk(db: Db) {
  const cohortId = await aCohort(db);
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const [ana, bea] = [
    await join(db, "ana", { cohortIds: [cohortId] }),
    await join(db, "bea", { cohortIds: [cohortId] }),
  ];
  await aSpace(db, "cohort", { cohortId });
  return { spaceId: cohortId, cora, ana, bea };
}

test("only facilitators copy a space; everyone else who reads it is told once, and the audit trail says so", () =>
  inDatabase(async (db) => {
    const { spaceId, cora, ana, bea } = await aTalk(db);
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }, { role: "administrator" }] });
    await aTopic(db, ana, spaceId);
    for (const person of [ana, bea, lead]) expect(await exportSpace(db, person, spaceId, "json")).toBeNull();
    for (const format of ["json", "json", "markdown", "markdown"] as const) await copyOf(db, cora, spaceId, format);
    const told = await db.select().from(notifications).where(eq(notifications.kind, "space_exported"));
    expect(told.map(({ personId }) => personId).sort()).toEqual([ana.id, bea.id].sort());
    expect(new Set(told.map(({ path }) => path))).toEqual(new Set([`/community/${spaceId}/about`]));
    const audited = await db.select().from(auditEvents).where(eq(auditEvents.action, "space.exported"));
    expect(audited.map(({ detail }) => detail)).toEqual([
      { space: spaceId, format: "json" },
      { space: spaceId, format: "markdown" },
    ]);
    expect((await listExports(db, spaceId)).map(({ byName }) => byName)).toEqual([cora.name, cora.name]);
  }));

test("a copy has every post that stands once and in order, and none that was deleted, hidden or is out of reach", () =>
  inDatabase(async (db) => {
    const { spaceId, cora, ana, bea } = await aTalk(db);
    const { topicId, postId } = await aTopic(db, ana, spaceId, { title: "Tides" });
    const answer = await addPost(db, bea, topicId, { post: words("An answer"), key: "a", answers: postId });
    const gone = [await addPost(db, bea, topicId, { post: words("Deleted words"), key: "d" })];
    gone.push(await addPost(db, bea, topicId, { post: words("Hidden words"), key: "h" }));
    const [deleted, hidden] = gone.map((post) => (post.outcome === "done" ? post.postId : ""));
    await db.execute(sql`update discussion_posts set deleted_at = now() where id = ${deleted ?? ""}`);
    await db.execute(sql`update discussion_posts set hidden_at = now() where id = ${hidden ?? ""}`);
    await db.execute(sql`insert into discussion_posts (run_id, number, author_id, source, html, renderer, created_at, thread_at)
      select run_id, 100 + n, author_id, 'Post ' || n, '', 1, now() + n * interval '1 second', now() + n * interval '1 second'
      from discussion_posts, generate_series(1, 450) n where id = ${postId}`);
    const other = await aSpace(db, "invited", { facilitators: [ana], members: [bea] });
    const { topicId: secret } = await aTopic(db, ana, other, { title: "Secret", source: "Out of reach" });
    await db.execute(sql`update discussion_topics set space_id = ${spaceId},
      audience = audience || ${spaceId}::uuid where id = ${secret}`);
    const copy = JSON.parse((await copyOf(db, cora, spaceId, "json")) ?? "");
    expect(copy.topics.map(({ title }: { title: string }) => title)).toEqual(["Tides"]);
    const posts: { id: string; answers: string | null; markdown: string; author: string }[] = copy.topics[0].posts;
    const expected = ["What do you see?", "An answer", ...Array.from({ length: 450 }, (_, at) => `Post ${at + 1}`)];
    expect(posts.map(({ markdown }) => markdown)).toEqual(expected);
    expect(posts[1]).toMatchObject({ answers: postId, author: bea.name });
    expect(answer.outcome === "done" && posts[1]?.id === answer.postId).toBe(true);
    const text = (await copyOf(db, cora, spaceId, "markdown")) ?? "";
    expect(text.match(/^### /gmu)).toHaveLength(452);
    expect(text).not.toMatch(/Deleted words|Hidden words|Out of reach|Secret/u);
  }));

test("in a copy as text, no title, name or post passes for a heading or for somebody else's post", () =>
  inDatabase(async (db) => {
    const { spaceId, cora, ana } = await aTalk(db);
    const source = "Hello\n\n## Forged topic\n\n### Cora Whitehorse · Monday\n\n<script>alert(1)</script>";
    await aTopic(db, ana, spaceId, { title: "# A [link](https://elsewhere.example) <b>", source });
    const text = (await copyOf(db, cora, spaceId, "markdown")) ?? "";
    expect(text.match(/^#+ .*$/gmu)?.map((line) => line.split(" ")[0])).toEqual(["#", "##", "###"]);
    expect(text).toContain("## \\# A \\[link\\](https://elsewhere.example) \\<b\\>");
    const outside = text.split("\n").filter((line) => !line.startsWith(">"));
    expect(outside.join("\n")).not.toContain("<script>");
  }));

test("the copy of a space in which nobody wrote is whole", () =>
  inDatabase(async (db) => {
    const { spaceId, cora } = await aTalk(db);
    expect(JSON.parse((await copyOf(db, cora, spaceId, "json")) ?? "").topics).toEqual([]);
  }));
