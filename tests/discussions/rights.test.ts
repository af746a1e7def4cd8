import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findPostPlace, listPosts } from "#app/discussions/posts/queries/posts.server.ts";
import { addPost, startTopic } from "#app/discussions/posts/writing.server.ts";
import { readsSpace, readsTopic } from "#app/discussions/reading/queries/followers.server.ts";
import { countUnreadTopics } from "#app/discussions/reading/queries/unread.server.ts";
import { findAudience, listReaders } from "#app/discussions/spaces/queries/audience.server.ts";
import { isReadableSpace, readsSpaceAt } from "#app/discussions/spaces/queries/readable.server.ts";
import { findSpace, listSpaces } from "#app/discussions/spaces/queries/spaces.server.ts";
import { canFacilitate, canReadSpace, type SpaceFacts, type SpaceKind } from "#app/discussions/spaces/space.ts";
import { accessTo } from "#app/discussions/spaces/space-access.server.ts";
import { findTopic } from "#app/discussions/topics/queries/topics.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { today } from "#db/today.server.ts";
import { inDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { aCast, type Who } from "./everybody.ts";
import { aSpace, aTopic, words } from "./talk.ts";

/** Everybody, and one space of each kind. */
async function aWorld(db: Db) {
  const { people, river } = await aCast(db);
  const spaces: Record<SpaceKind, string> = {
    community: await aSpace(db, "community"),
    program: await aSpace(db, "program", { programSlug: "coaching" }),
    cohort: await aSpace(db, "cohort", { cohortId: river }),
    invited: await aSpace(db, "invited", { members: [people.guest], facilitators: [people.host] }),
  };
  return { people, spaces };
}

const everybody = [
  ...(["member", "otherMember", "coach", "oldCoach", "siteCoach", "lead", "cohortLead"] as const),
  ...(["admin", "manager", "stranger", "guest", "host"] as const),
] satisfies Who[];

const readers: Record<SpaceKind, Who[]> = {
  community: everybody,
  program: ["member", "coach", "siteCoach", "lead", "admin"],
  cohort: ["member", "coach", "siteCoach"],
  invited: ["guest", "host"],
};

const facilitators: Record<SpaceKind, Who[]> = {
  community: ["lead", "admin"],
  program: ["coach", "siteCoach", "lead", "admin"],
  cohort: ["coach", "siteCoach"],
  invited: ["host"],
};

test("who reads, lists, counts, opens by link and keeps in order: every role in every kind of space", () =>
  inDatabase(async (db) => {
    const { people, spaces } = await aWorld(db);
    for (const kind of ["community", "program", "cohort", "invited"] as const) {
      const spaceId = spaces[kind];
      const author = people[readers[kind][0] ?? "member"];
      const { topicId, postId } = await aTopic(db, author, spaceId);
      const listed = (await listReaders(db, spaceId)).map(({ id }) => id);
      for (const who of everybody) {
        const person = people[who];
        const reads = readers[kind].includes(who);
        const found = await accessTo(db, person, spaceId);
        const [live] = await db.execute<{ topic: boolean; space: boolean }>(sql`select
          ${readsTopic(topicId)(sql`p.id`)} as topic, ${readsSpace(spaceId)(sql`p.id`)} as space
          from people p where p.id = ${person.id}`);
        const facts = [
          ...[found !== null, live?.topic, live?.space],
          (await listSpaces(db, person)).some(({ id }) => id === spaceId),
          (await findTopic(db, person, topicId)) !== null,
          (await findPostPlace(db, person, postId)) !== null,
          (await listPosts(db, { person, topicId, isFacilitator: false }, 1)).rows.length > 0,
          (await countUnreadTopics(db, person, [])).has(spaceId),
          listed.includes(person.id),
        ];
        expect(facts, `${who} in ${kind}`).toEqual(facts.map(() => reads));
        expect(found?.isFacilitator ?? false, `${who} keeps ${kind}`).toBe(facilitators[kind].includes(who));
        const posted = await addPost(db, person, topicId, { post: words("Me too"), key: crypto.randomUUID() });
        expect(posted.outcome, `${who} writes in ${kind}`).toBe(reads ? "done" : "missing");
        const topic = { title: "Mine", kind: "discussion" as const };
        const started = await startTopic(db, person, spaceId, {
          topic,
          post: words("Hello"),
          key: crypto.randomUUID(),
        });
        expect(started.outcome, `${who} starts in ${kind}`).toBe(reads ? "done" : "missing");
      }
      expect((await findAudience(db, spaceId)).people).toBe(listed.length);
    }
  }));

test("whoever leaves an invited space stops reading it; whoever learned in a cohort to its end goes on", () =>
  inDatabase(async (db) => {
    const { people, spaces } = await aWorld(db);
    await db.execute(sql`update space_people set left_at = now() where person_id = ${people.guest.id}`);
    expect(await findSpace(db, people.guest, spaces.invited)).toBeNull();
    await db.execute(sql`update cohorts set ends_on = ${today} - 3 where id = ${spaces.cohort}`);
    const after = { ...people.member, cohortIds: [] };
    const found = await accessTo(db, after, spaces.cohort);
    expect(found?.closedBecause).toBe("closed");
    expect((await accessTo(db, people.coach, spaces.cohort))?.closedBecause).toBe("closed");
    await db.execute(sql`update cohort_memberships set left_on = ${today} - 10 where person_id = ${after.id}`);
    expect(await accessTo(db, after, spaces.cohort)).toBeNull();
  }));

test("the rule and both SQL twins agree for any grants, memberships and places", () =>
  inDatabase(async (db) => {
    const { people, spaces } = await aWorld(db);
    const pool = Object.values(people);
    const ids = Object.values(spaces);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: pool.length - 1 }), fc.boolean(), async (at, hasEnded) => {
        const person = pool[at] as Person;
        await db.execute(sql`update cohorts set ends_on = ${hasEnded ? sql`${today} - 3` : sql`null`}
          where id = ${spaces.cohort}`);
        const session = hasEnded
          ? { ...person, cohortIds: person.cohortIds.filter((id) => id !== spaces.cohort) }
          : person;
        const rows = await db.execute<{ id: string; kind: SpaceKind; session: boolean; stored: boolean }>(sql`
          select s.id, s.kind, ${isReadableSpace(session, "s")} as session,
            ${readsSpaceAt(sql`${person.id}::uuid`, "s")} as stored
          from discussion_spaces s where s.id = any(${sql.param(`{${ids.join(",")}}`)}::uuid[])`);
        for (const row of rows) {
          const facts: SpaceFacts = {
            kind: row.kind,
            cohortIds: row.kind === "cohort" || row.kind === "program" ? [spaces.cohort] : [],
            role:
              row.kind !== "invited"
                ? null
                : person === people.guest
                  ? "member"
                  : person === people.host
                    ? "facilitator"
                    : null,
            isAlumnus: row.kind === "cohort" && hasEnded && person.cohortIds.includes(spaces.cohort),
            isArchived: false,
            isClosed: false,
          };
          const rule = canReadSpace(session, facts);
          expect([row.kind, row.session, row.stored]).toEqual([row.kind, rule, rule]);
          if (!rule) expect(canFacilitate(session, facts)).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  }));

test("agreements are accepted before the first post, and a pause ends writing, not reading", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const spaceId = await aSpace(db, "community", { agreements: "We listen first." });
    const topic = { title: "Hello", kind: "discussion" as const };
    const start = (key: string) => startTopic(db, ana, spaceId, { topic, post: words("Hello"), key });
    expect((await start("1")).outcome).toBe("not-agreed");
    await db.execute(
      sql`insert into space_readers (space_id, person_id, agreed_version) values (${spaceId}, ${ana.id}, 1)`,
    );
    expect((await start("2")).outcome).toBe("done");
    await db.execute(sql`update discussion_spaces set agreements_version = 2 where id = ${spaceId}`);
    expect((await start("3")).outcome).toBe("not-agreed");
    await db.execute(sql`update space_readers set agreed_version = 2 where person_id = ${ana.id}`);
    await db.execute(sql`insert into space_notices (space_id, person_id, kind, reason, ends_at)
      values (${spaceId}, ${ana.id}, 'pause', 'A day of rest.', now() + interval '1 day')`);
    expect((await start("4")).outcome).toBe("paused");
    expect(await findSpace(db, ana, spaceId)).not.toBeNull();
  }));
