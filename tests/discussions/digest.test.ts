import { eq, sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import { mailDigests } from "#app/discussions/reading/digest.server.ts";
import { readEverything } from "#app/discussions/reading/mark.server.ts";
import { chooseNotifications } from "#app/notifications/choice.server.ts";
import { unseal } from "#app/secrets/secrets.server.ts";
import { moveClock } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { mails, people } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

afterEach(() => moveClock(0));

/** Moves the clock to the next time that it is so late in Los Angeles. */
function atHourThere(hour: number, daysOn = 1): void {
  const day = new Date(Date.now() + daysOn * 86_400_000).toISOString().slice(0, 10);
  const offset = new Intl.DateTimeFormat("en-US", { timeZone: "America/Los_Angeles", timeZoneName: "longOffset" })
    .formatToParts(new Date(`${day}T20:00:00Z`))
    .find(({ type }) => type === "timeZoneName")?.value;
  const moment = Date.parse(`${day}T${String(hour).padStart(2, "0")}:30:00${offset?.slice(3)}`);
  moveClock(moment - Date.now());
}

async function digests(db: Db) {
  const rows = await db.select().from(mails).where(eq(mails.template, "discussion_digest")).orderBy(mails.createdAt);
  return rows.map(({ email, sealedData }) => ({
    email,
    data: sealedData ? JSON.parse(String(unseal("mail", sealedData))) : null,
  }));
}

/** Ana started a topic in her cohort's space, and Bea answered her and mentioned Femi, who reads it too. */
async function aWorld(db: Db) {
  const cohort = await aCohort(db);
  const [ana, bea, femi] = [
    await join(db, "ana", { cohortIds: [cohort] }),
    await join(db, "bea", { cohortIds: [cohort] }),
    await join(db, "femi", { cohortIds: [cohort] }),
  ];
  await db.update(people).set({ createdAt: new Date(Date.now() - 86_400_000) });
  await aSpace(db, "cohort", { cohortId: cohort, title: "River talk" });
  const place = await aTopic(db, ana, cohort);
  const post = words("I see it too, @Femi Adeyemi: a secret word");
  await addPost(db, bea, place.topicId, { post, key: "1", answers: place.postId });
  await written(db);
  return { cohort, ana, bea, femi, place };
}

/** Some time ago: everything in one transaction has the database's one moment. */
const written = (db: Db) => db.execute(sql`update discussion_posts set created_at = now() - interval '1 hour'`);

test("unread answers and mentions are mailed once a day from 17:00 there: who and where, not the words", () =>
  inDatabase(async (db) => {
    const { ana, femi } = await aWorld(db);
    atHourThere(16);
    await mailDigests(db);
    expect(await digests(db)).toEqual([]);
    atHourThere(17);
    await mailDigests(db);
    await mailDigests(db);
    const sent = await digests(db);
    expect(sent.map(({ email }) => email).sort()).toEqual([ana.email, femi.email].sort());
    expect(sent.find(({ email }) => email === ana.email)?.data).toMatchObject({
      total: 1,
      posts: [{ isMention: false, author: "Bea Tran", space: "River talk" }],
    });
    expect(JSON.stringify(sent)).not.toContain("secret");
    atHourThere(18, 2);
    await mailDigests(db);
    expect(await digests(db)).toHaveLength(2);
  }));

test("nothing is mailed about what was read, to whoever does not want it, or may not read it any more", () =>
  inDatabase(async (db) => {
    const { cohort, ana, bea, femi, place } = await aWorld(db);
    await readEverything(db, ana, cohort);
    await chooseNotifications(db, femi.id, new Set(["feedback"]));
    await addPost(db, femi, place.topicId, { post: words("Thanks, @Bea Tran"), key: "2" });
    await written(db);
    await db.execute(sql`update cohort_memberships set left_on = current_date - 3 where person_id = ${bea.id}`);
    atHourThere(17);
    await mailDigests(db);
    expect(await digests(db)).toEqual([]);
  }));
