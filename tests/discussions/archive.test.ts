import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mergeTopics, moveTopic, setHidden } from "#app/discussions/moderation/topic-change.server.ts";
import { deletePost, editPost, react } from "#app/discussions/posts/changing.server.ts";
import { listPosts } from "#app/discussions/posts/queries/posts.server.ts";
import { addPost, startTopic } from "#app/discussions/posts/writing.server.ts";
import { listDueCheckIns } from "#app/discussions/reading/queries/waiting.server.ts";
import { listSpaceEvents } from "#app/discussions/spaces/queries/space-events.server.ts";
import { findSpace } from "#app/discussions/spaces/queries/spaces.server.ts";
import { accessTo } from "#app/discussions/spaces/space-access.server.ts";
import { setArchived } from "#app/discussions/spaces/space-archive.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { dayOf } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { auditEvents } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

async function aWorld(db: Db) {
  const cohortId = await aCohort(db);
  const people = {
    ana: await join(db, "ana", { cohortIds: [cohortId] }),
    cora: await join(db, "cora", { grants: [{ role: "coach", cohortId }] }),
    dana: await join(db, "dana", { grants: [{ role: "program_lead" }] }),
    ines: await join(db, "ines", { grants: [{ role: "administrator" }] }),
  };
  return { cohortId, ...people };
}

const key = () => crypto.randomUUID();

test("its facilitators archive and reopen a space, once however often pressed, and both trails say who", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, cora, dana, ines } = await aWorld(db);
    const community = await aSpace(db, "community");
    const outcomes = async (spaceId: string, people: Person[]) => {
      const done: string[] = [];
      for (const person of people) done.push(await setArchived(db, person, spaceId, true));
      return done;
    };
    expect(await outcomes(cohortId, [ana, dana, ines])).toEqual(["missing", "missing", "missing"]);
    expect(await outcomes(community, [ana, cora])).toEqual(["missing", "missing"]);
    expect(await outcomes(community, [ines, dana])).toEqual(["done", "done"]);
    expect(await setArchived(db, cora, cohortId, true)).toBe("done");
    expect(await setArchived(db, ana, cohortId, false)).toBe("missing");
    expect(await setArchived(db, cora, cohortId, false)).toBe("done");
    const said = async (id: string) => (await listSpaceEvents(db, id)).map(({ action, byName }) => [action, byName]);
    expect(await said(community)).toEqual([["archive", ines.name]]);
    expect(await said(cohortId)).toEqual([
      ["reopen", cora.name],
      ["archive", cora.name],
    ]);
    const audited = await db.select().from(auditEvents).where(eq(auditEvents.actorId, cora.id));
    expect(audited.map(({ action }) => action).sort()).toEqual(["space.archived", "space.reopened"]);
  }));

test("an archived space is read and kept in order, and nobody writes, edits, reacts or moves a topic into it", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, cora } = await aWorld(db);
    const { topicId, postId } = await aTopic(db, ana, cohortId);
    const other = await aSpace(db, "invited", { members: [ana], facilitators: [cora] });
    const elsewhere = await aTopic(db, ana, other);
    const before = await addPost(db, ana, topicId, { post: words("Before"), key: "before" });
    await setArchived(db, cora, cohortId, true);
    const topic = { title: "New", kind: "discussion" as const };
    for (const person of [ana, cora]) {
      expect((await accessTo(db, person, cohortId))?.closedBecause).toBe("archived");
      expect((await startTopic(db, person, cohortId, { topic, post: words("Hi"), key: key() })).outcome).toBe(
        "archived",
      );
      expect((await addPost(db, person, topicId, { post: words("Hi"), key: key() })).outcome).toBe("archived");
      expect(await react(db, person, { topicId, postId }, { kind: "thanks", isOn: true })).toBe("archived");
    }
    // What was sent before and is sent again by a device is the same post, not a refusal.
    expect(await addPost(db, ana, topicId, { post: words("Before"), key: "before" })).toEqual(before);
    const place = { topicId, postId };
    expect(await editPost(db, ana, place, { draft: words("Other"), revision: 1 })).toBe("archived");
    expect(await moveTopic(db, cora, elsewhere.topicId, cohortId)).toBe("missing");
    expect(await mergeTopics(db, cora, elsewhere.topicId, topicId)).toBe("missing");
    expect((await listPosts(db, { person: ana, topicId, isFacilitator: false }, 1)).total).toBe(2);
    expect(await setHidden(db, cora, place, true)).toBe("done");
    expect(await deletePost(db, ana, place)).toBe("done");
    await setArchived(db, cora, cohortId, false);
    expect((await addPost(db, ana, topicId, { post: words("Hi"), key: key() })).outcome).toBe("done");
    expect(await moveTopic(db, cora, elsewhere.topicId, cohortId)).toBe("done");
  }));

test("a check-in of an archived space asks nobody", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, cora } = await aWorld(db);
    const now = new Date();
    const topic = { title: "One count", kind: "check-in" as const, dueOn: dayOf(now, "UTC") };
    await startTopic(db, cora, cohortId, { topic, post: words("Count one thing."), key: key() });
    const due = async () => (await listDueCheckIns(db, ana, now)).length;
    expect(await due()).toBe(1);
    await setArchived(db, cora, cohortId, true);
    expect(await due()).toBe(0);
    expect((await findSpace(db, ana, cohortId))?.isArchived).toBe(true);
  }));
