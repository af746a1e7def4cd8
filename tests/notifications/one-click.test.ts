import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sendMail } from "#app/mail/sending.server.ts";
import { chooseNotifications } from "#app/notifications/choice.server.ts";
import { defaultSettings } from "#app/notifications/settings.ts";
import { moveClock } from "#app/time/clock.ts";
import { mails } from "#db/schema/index.ts";
import { openSite, requestFor } from "#tests/identity/site.ts";
import { closeServer, once, open, post } from "#tests/mail/sent-mail.ts";
import { aWorld, clock, mailDigest, mailNow } from "./mailed.ts";

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
afterEach(async () => {
  moveClock(0);
  await closeServer();
});

/** Sends what waits for a person through a real mail server; what arrived, newest last. */
async function delivered(personId: string, server: Awaited<ReturnType<typeof open>>) {
  const waiting = await site.db
    .select({ mailId: mails.id })
    .from(mails)
    .where(sql`person_id = ${personId} and state = 'waiting'`);
  for (const { mailId } of waiting) await sendMail(site.db, post(server.url()), { mailId }, once);
  return server.arrived;
}

/** What a mail program finds in the headers, and the site's answer to it, without a session. */
const linkIn = (raw: string) => {
  const unfolded = raw.replaceAll(/\r\n[ \t]/g, " ");
  expect(unfolded).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  const { pathname, search } = new URL(/^List-Unsubscribe: <([^>]+)>/m.exec(unfolded)?.[1] ?? "missing:");
  return `${pathname}${search}`;
};
const look = async (path: string) => (await site.ask(requestFor(path))).status;
const press = async (path: string) => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const body = "List-Unsubscribe=One-Click";
  return (await site.ask(new Request(`http://practice.test${path}`, { method: "POST", headers, body }))).status;
};

test("a mail that arrived is stopped by one POST of a mail program, and by no number of GETs", async () => {
  const { femi, bea, say } = await aWorld(site.db);
  const server = await open();
  await say(bea, "@Femi Adeyemi");
  clock("12:03");
  await mailNow(site.db);
  const [first] = await delivered(femi.id, server);
  const path = linkIn(first?.raw ?? "");
  expect([first?.envelopeTo, first?.text?.includes(path.slice(0, 60))]).toEqual([[femi.email], true]);
  for (let scan = 0; scan < 3; scan += 1) expect(await look(path)).toBe(200);
  await say(bea, "@Femi Adeyemi again");
  clock("12:10");
  await mailNow(site.db);
  expect(await delivered(femi.id, server)).toHaveLength(2);
  for (let time = 0; time < 2; time += 1) expect(await press(path)).toBe(200);
  await say(bea, "@Femi Adeyemi once more");
  clock("12:20");
  await mailNow(site.db);
  expect(await delivered(femi.id, server)).toHaveLength(2);
  expect([await look("/unsubscribe?token=none"), await press("/unsubscribe?token=none")]).toEqual([404, 404]);
});

test("a digest that arrived is stopped in the same way, and mentions at once go on", async () => {
  const { femi, bea, say, place } = await aWorld(site.db);
  const server = await open();
  const settings = { ...defaultSettings, digestHour: 12, quietFrom: null, quietUntil: null };
  await chooseNotifications(site.db, femi.id, { discussions: "digest" }, settings);
  const mine = await say(femi, "What I see");
  if (mine.outcome !== "done") throw new Error(mine.outcome);
  const answer = (words: string) => say(bea, words, mine.postId);
  await answer("I see it too");
  clock("12:15", "2027-01-13");
  await mailDigest(site.db);
  const [digest] = await delivered(femi.id, server);
  expect(digest?.text).toContain("River talk");
  expect(digest?.text).not.toContain("I see it too");
  expect(await press(linkIn(digest?.raw ?? ""))).toBe(200);
  await answer("And again");
  clock("12:15", "2027-01-14");
  await mailDigest(site.db);
  expect(await delivered(femi.id, server)).toHaveLength(1);
  await say(bea, "@Femi Adeyemi", place.postId);
  clock("12:20", "2027-01-14");
  await mailNow(site.db);
  expect(await delivered(femi.id, server)).toHaveLength(2);
});
