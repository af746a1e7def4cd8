import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { MailState, Mails, MailTemplate } from "#app/mail/mail.ts";
import { maskEmail } from "#app/mail/mail-list.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { countUnreadElsewhere } from "#app/notifications/queries/notifications.server.ts";
import { auditEvents, mails, notifications } from "#db/schema/index.ts";
import { type Ask, cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { join } from "#tests/world.ts";

let site: Awaited<ReturnType<typeof openSite>>;
let administrator = { id: "", cookie: "" };

beforeAll(async () => {
  site = await openSite();
  const { id } = await join(site.db, "ines", { grants: [{ role: "administrator" }] });
  administrator = { id, cookie: await cookieOf(site.db, id) };
});
afterAll(() => site.close());

beforeEach(async () => {
  await site.db.delete(mails);
});
afterEach(() => vi.unstubAllEnvs());

async function mail<Name extends MailTemplate>(email: string, template: Name, data: Mails[Name], state: MailState) {
  const to = { personId: null, email, language: "en", timeZone: "America/Los_Angeles" };
  const mailId = (await queueMail(site.db, to, { template, data }))?.mailId ?? "";
  await site.db.update(mails).set({ state }).where(eq(mails.id, mailId));
  return mailId;
}

const signIn = { linkPath: "/sign-in/link?token=t0ken", code: "493027", minutes: 20 };

/** The loader data of a page. */
async function shown(path: string, options: Ask = {}) {
  const response = await site.ask(requestFor(`${path.replace(/(\?|$)/, ".data$1")}`, options));
  return { status: response.status, text: await response.text() };
}

const asAdministrator = (path: string, options: Ask = {}) => shown(path, { cookie: administrator.cookie, ...options });
const post = (path: string, form = {}) =>
  site.ask(requestFor(path, { method: "POST", cookie: administrator.cookie, form }));

describe("the mailbox of the demo", () => {
  test("shows captured mail to everyone", async () => {
    vi.stubEnv("DEMO", "1");
    const caught = await mail("ana@example.org", "sign_in", signIn, "captured");
    const waiting = await mail("bea@example.org", "sign_in", signIn, "waiting");
    const list = await shown("/mailbox");
    expect(list.status).toBe(200);
    expect(list.text).toContain("ana@example.org");
    expect(list.text).not.toContain("bea@example.org");
    expect(list.text).not.toMatch(/493 ?027/);
    const one = await shown(`/mailbox/${caught}`);
    expect(one.text).toContain("493 027");
    expect(one.text).toContain("/sign-in/link?token=t0ken");
    expect((await site.ask(requestFor(`/mailbox/${waiting}`))).status).toBe(404);
    expect((await site.ask(requestFor("/mailbox/no-such-mail"))).status).toBe(404);
  });

  test("is searched by part of the address, with % and _ literal", async () => {
    vi.stubEnv("DEMO", "1");
    await mail("ana_reyes@example.org", "sign_in", signIn, "captured");
    await mail("bea@example.org", "sign_in", signIn, "captured");
    const found = async (words: string) => {
      const { text } = await shown(`/mailbox?to=${encodeURIComponent(words)}`);
      return ["ana_reyes@example.org", "bea@example.org"].filter((email) => text.includes(email));
    };
    expect(await found("REYES")).toEqual(["ana_reyes@example.org"]);
    expect(await found("a_r")).toEqual(["ana_reyes@example.org"]);
    expect(await found("_e")).toEqual([]);
    expect(await found("%")).toEqual([]);
    expect(await found("")).toHaveLength(2);
  });

  test("is paginated, and any page number shows a page", async () => {
    vi.stubEnv("DEMO", "1");
    for (let count = 0; count < 21; count++) await mail(`p${count}@example.org`, "sign_in", signIn, "captured");
    const on = async (page: string) => (await shown(`/mailbox?page=${page}`)).text.match(/p\d+@example\.org/g)?.length;
    expect([await on("1"), await on("2"), await on("3"), await on("-1"), await on("x"), await on("1e9")]).toEqual([
      ...[20, 1, 1, 20, 20, 1],
    ]);
  });

  test("answers 404 on any other site", async () => {
    const caught = await mail("ana@example.org", "sign_in", signIn, "captured");
    for (const path of ["/mailbox", `/mailbox/${caught}`]) {
      expect((await site.ask(requestFor(path, { cookie: administrator.cookie }))).status).toBe(404);
    }
  });
});

describe("administrators", () => {
  test("see each mail's state, addresses only of failed mail, and no content", async () => {
    await mail("ana@example.org", "sign_in", signIn, "captured");
    await mail("bea@example.net", "sign_in", signIn, "failed");
    const { text } = await asAdministrator("/admin/mail");
    expect(text).toContain("a…@example.org");
    expect(text).not.toContain("ana@example.org");
    expect(text).toContain("bea@example.net");
    expect(text).not.toMatch(/t0ken|493 ?027/);
    const failed = await asAdministrator("/admin/mail?state=failed");
    expect(failed.text).not.toContain("a…@example.org");
    expect(maskEmail("not an address")).toBe("…");
  });

  test("resend one or all failed mails, with an audit event", async () => {
    const one = await mail("ana@example.org", "sign_in", signIn, "failed");
    const sent = await mail("femi@example.org", "sign_in", signIn, "sent");
    await mail("bea@example.org", "sign_in", signIn, "failed");
    await mail("cora@example.org", "sign_in", signIn, "failed");
    await site.db.execute(sql`delete from pgboss.job`);
    const jobs = async () => (await site.db.execute(sql`select 1 from pgboss.job where name = 'send-mail'`)).length;

    expect((await post(`/admin/mail/${one}/retry`)).headers.get("location")).toBe("/admin/mail?retried=1");
    expect(await jobs()).toBe(1);
    expect((await post(`/admin/mail/${sent}/retry`)).status).toBe(404);
    expect((await post("/admin/mail/retries")).headers.get("location")).toBe("/admin/mail?retried=2");
    expect(await jobs()).toBe(3);
    const states = await site.db.select({ state: mails.state }).from(mails);
    expect(states.map(({ state }) => state).sort()).toEqual(["sent", "waiting", "waiting", "waiting"]);
    const audited = await site.db.select().from(auditEvents).where(eq(auditEvents.action, "mail.retried"));
    expect(audited.map(({ actorId, detail }) => [actorId, detail])).toEqual([
      [administrator.id, { mailId: one }],
      [administrator.id, { count: 2 }],
    ]);
  });

  test("cannot resend sent mail, whose content is deleted", async () => {
    const emptied = await mail("ana@example.org", "sign_in", signIn, "failed");
    await site.db.update(mails).set({ sealedData: null });
    expect((await post(`/admin/mail/${emptied}/retry`)).status).toBe(404);
    expect((await post("/admin/mail/retries")).headers.get("location")).toBe("/admin/mail?retried=0");
  });

  test("cannot resend mail to a deleted account", async () => {
    const last = await mail("", "erasure_done", {}, "failed");
    expect((await asAdministrator("/admin/mail")).text).toContain("A deleted account");
    expect((await post(`/admin/mail/${last}/retry`)).status).toBe(404);
    expect((await post("/admin/mail/retries")).headers.get("location")).toBe("/admin/mail?retried=0");
  });

  test("send themselves a test message", async () => {
    expect((await post("/admin/mail/test")).headers.get("location")).toBe("/admin/mail?tested");
    const [row, ...more] = await site.db.select().from(mails);
    expect(row).toMatchObject({ personId: administrator.id, template: "test", state: "waiting" });
    expect(more).toEqual([]);
  });

  test("preview every template with synthetic data", async () => {
    const preview = await asAdministrator("/admin/mail/previews/invitation");
    expect(preview.text).toContain("Sample Inviter");
    const missing = await site.ask(requestFor("/admin/mail/previews/nothing", { cookie: administrator.cookie }));
    expect(missing.status).toBe(404);
  });
});

test("opening the page that a notification is about reads it, and asking for its headers does not", async () => {
  const ana = await join(site.db, "ana");
  const told = { kind: "request_answered", to: [ana.id], place: "River", path: "/cohorts" } as const;
  const isRead = async () =>
    (await site.db.select().from(notifications).orderBy(notifications.createdAt)).map(({ readAt }) => readAt !== null);
  await notify(site.db, { ...told, subjectId: crypto.randomUUID() });
  await notify(site.db, { ...told, path: "/learning-record", subjectId: crypto.randomUUID() });
  const cookie = await cookieOf(site.db, ana.id);
  await site.ask(requestFor("/cohorts", { method: "HEAD", cookie }));
  expect(await isRead()).toEqual([false, false]);
  expect(await countUnreadElsewhere(site.db, ana.id, "/cohorts")).toBe(1);
  expect((await site.ask(requestFor("/cohorts", { cookie }))).status).toBe(200);
  expect(await isRead()).toEqual([true, false]);
});

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));
