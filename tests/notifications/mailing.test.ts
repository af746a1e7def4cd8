import { eq, sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { startTopic } from "#app/discussions/posts/writing.server.ts";
import { readEverything } from "#app/discussions/reading/mark.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { chooseNotifications } from "#app/notifications/choice.server.ts";
import { mostMailsADay } from "#app/notifications/kind.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { listNotifications } from "#app/notifications/queries/notifications.server.ts";
import { defaultSettings } from "#app/notifications/settings.ts";
import { readUnsubscribe, setUnsubscribed } from "#app/notifications/unsubscribe.server.ts";
import { moveClock } from "#app/time/clock.ts";
import { momentAt } from "#app/time/dates.ts";
import { minutes } from "#app/time/durations.ts";
import { mails, notifications, people } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { words } from "#tests/discussions/talk.ts";
import { join } from "#tests/world.ts";
import { aWorld, clock, mailDigest, mailNow, sent } from "./mailed.ts";

afterEach(() => moveClock(0));

test("mentions of a burst come in one mail: who and where, not the words, with its reason and its way out", () =>
  inDatabase(async (db) => {
    const { femi, bea, ana, say } = await aWorld(db);
    await say(bea, "I see it too, @Femi Adeyemi: a secret word");
    await say(ana, "And @Femi Adeyemi?");
    clock("12:01");
    await mailNow(db);
    expect(await sent(db)).toEqual([]);
    clock("12:03");
    await mailNow(db);
    await mailNow(db);
    const [mail, ...more] = await sent(db);
    expect(more).toEqual([]);
    expect(mail?.personId).toBe(femi.id);
    expect(mail?.text).toContain("Bea Tran mentioned you in River talk");
    expect(mail?.text).toContain("Ana Reyes mentioned you in River talk");
    expect(mail?.text).toContain("because you have mail turned on about mentions of you");
    expect(`${mail?.text}${mail?.html}${mail?.subject}`).not.toMatch(/secret|Tides/);
    expect(mail?.unsubscribeUrl).toMatch(/^https:\/\/practice\.example\.org\/unsubscribe\?token=[\w-]{40,}$/);
    expect(mail?.thread).toMatch(/^topic:/);
  }));

test("words are in the mails of those who turned them on", () =>
  inDatabase(async (db) => {
    const { femi, bea, say } = await aWorld(db);
    await chooseNotifications(db, femi.id, {}, { ...defaultSettings, hasWords: true });
    await say(bea, "Look at https://evil.example, @Femi Adeyemi");
    clock("12:03");
    await mailNow(db);
    const [mail] = await sent(db);
    expect(mail?.text).toContain("> Look at");
    expect(mail?.html).not.toContain('href="https://evil.example');
  }));

test("nothing is mailed of what was read, muted, or may not be read any more", () =>
  inDatabase(async (db) => {
    const { cohort, ana, bea, femi, place, say } = await aWorld(db);
    await say(bea, "@Femi Adeyemi and @Ana Reyes");
    await say(ana, "@Bea Tran");
    await readEverything(db, ana, cohort);
    await db.execute(sql`update cohort_memberships set left_on = '2027-01-01' where person_id = ${bea.id}`);
    await db.execute(sql`insert into topic_readers (topic_id, person_id, level)
      values (${place.topicId}, ${femi.id}, 'muted')`);
    clock("12:03");
    await mailNow(db);
    expect(await sent(db)).toEqual([]);
    expect((await listNotifications(db, ana.id, { isUnreadOnly: true, page: 1 })).rows).toEqual([]);
    await say(ana, "Too late for @Bea Tran");
    expect(await db.$count(notifications, eq(notifications.personId, bea.id))).toBe(1);
  }));

test("a person who chose none is not told, one who chose the app gets no mail, one who chose a digest waits for it", () =>
  inDatabase(async (db) => {
    const { ana, bea, femi, say } = await aWorld(db);
    await chooseNotifications(db, ana.id, { mentions: "none" });
    await chooseNotifications(db, bea.id, { mentions: "app" });
    await chooseNotifications(db, femi.id, { mentions: "digest" });
    await say(await join(db, "cora", { cohortIds: ana.cohortIds }), "@Ana Reyes @Bea Tran @Femi Adeyemi");
    clock("12:03");
    await mailNow(db);
    expect(await sent(db)).toEqual([]);
    const listed = async ({ id }: Person) => (await listNotifications(db, id, { isUnreadOnly: true, page: 1 })).total;
    expect([await listed(ana), await listed(bea), await listed(femi)]).toEqual([0, 1, 1]);
    clock("17:01");
    await mailDigest(db);
    await mailDigest(db);
    expect((await sent(db)).map(({ personId, template }) => [personId, template])).toEqual([
      [femi.id, "notification_digest"],
    ]);
  }));

test("an announcement of a facilitator reaches everybody at once past their digests, but not past a none; a member makes none", () =>
  inDatabase(async (db) => {
    const { cohort, ana, bea, femi } = await aWorld(db);
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }] });
    await chooseNotifications(db, ana.id, { announcements: "digest" });
    await chooseNotifications(db, bea.id, { announcements: "none" });
    const announce = (who: Person) =>
      startTopic(db, who, cohort, {
        topic: { title: "Friday", kind: "discussion" },
        post: words("We meet in the library."),
        key: crypto.randomUUID(),
        isAnnouncement: true,
      });
    await announce(bea);
    await announce(cora);
    clock("12:03");
    await mailNow(db);
    expect((await sent(db)).map(({ personId }) => personId).sort()).toEqual([ana.id, femi.id].sort());
  }));

test("quiet hours hold mail until they are over in the reader's own zone", () =>
  inDatabase(async (db) => {
    const { femi, bea, say } = await aWorld(db);
    await db.update(people).set({ timeZone: "America/New_York" }).where(eq(people.id, femi.id));
    await say(bea, "@Femi Adeyemi");
    clock("18:30"); // 21:30 there
    await mailNow(db);
    clock("03:59", "2027-01-13");
    await mailNow(db);
    expect(await sent(db)).toEqual([]);
    clock("04:00", "2027-01-13");
    await mailNow(db);
    expect(await sent(db)).toHaveLength(1);
  }));

test("past the day's limit, what comes waits for the digest", () =>
  inDatabase(async (db) => {
    const { femi, bea, say } = await aWorld(db);
    const { personId, email, language, timeZone } = { personId: femi.id, ...femi };
    const earlier = {
      personId,
      email,
      language,
      timeZone,
      template: "notification",
      createdAt: momentAt("2027-01-12", "09:00", timeZone),
    };
    await db.insert(mails).values(Array.from({ length: mostMailsADay }, () => earlier));
    await say(bea, "@Femi Adeyemi");
    clock("12:03");
    await mailNow(db);
    expect(await sent(db)).toHaveLength(mostMailsADay);
    clock("17:00");
    await mailDigest(db);
    expect((await sent(db)).filter(({ template }) => template === "notification_digest")).toHaveLength(1);
  }));

test("a link stops mail for its reason only, however often it is pressed, and nobody can make one", () =>
  inDatabase(async (db) => {
    const { femi, bea, ana, place, say } = await aWorld(db);
    await chooseNotifications(db, ana.id, { discussions: "now" });
    await say(bea, "@Femi Adeyemi");
    clock("12:03");
    await mailNow(db);
    const token = (await sent(db))[0]?.unsubscribeUrl?.split("=").at(-1) ?? "";
    const stops = await readUnsubscribe(db, token);
    expect(stops).toMatchObject({ personId: femi.id, reason: "mentions" });
    for (const wrong of ["", "x", `${token.slice(0, -2)}AA`, token.slice(4)])
      expect(await readUnsubscribe(db, wrong)).toBeNull();
    if (!stops) throw new Error("no link");
    await setUnsubscribed(db, stops, true);
    await setUnsubscribed(db, stops, true);
    await say(bea, "@Femi Adeyemi again");
    await say(bea, "Yes", place.postId);
    clock("12:10");
    await mailNow(db);
    expect((await sent(db)).map(({ personId }) => personId).sort()).toEqual([femi.id, ana.id].sort());
  }));

test("two workers that mail at once send each mail once", () =>
  withCommittedDatabase(async (db) => {
    const ana = await join(db, "ana");
    await chooseNotifications(db, ana.id, {}, { ...defaultSettings, quietFrom: null, quietUntil: null });
    await notify(db, { kind: "join_request", to: [ana.id], place: "River", path: "/cohorts" });
    await db.update(notifications).set({ mailSince: new Date(Date.now() - 5 * minutes) });
    await Promise.all(Array.from({ length: 5 }, () => mailNow(db)));
    expect(await sent(db)).toHaveLength(1);
  }));
