import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { queueMail } from "#app/mail/outbox.server.ts";
import { findStop } from "#app/mail/queries/mail-stops.server.ts";
import { sendMail } from "#app/mail/sending.server.ts";
import { resumeMail, stopAddress, takeBounce } from "#app/mail/stopping.server.ts";
import { mails } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { join } from "#tests/world.ts";
import { read } from "./received-mail.ts";
import { closeServer, once, open, post } from "./sent-mail.ts";

afterEach(async () => {
  vi.unstubAllEnvs();
  await closeServer();
});

const report = (mailId: string, email: string, status: string) =>
  read(`From: MAILER-DAEMON@mx.example
To: practice@example.org
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ${email}
Action: failed
Status: ${status}
Diagnostic-Code: smtp; 550 no such user

--b
Content-Type: message/rfc822

Message-ID: <${mailId}@example.org>
To: ${email}
Subject: Something

Words.
--b--
`);

test("a mail server's report stops mail to that address, if we mailed it, until its owner lets it come again", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const to = { personId: ana.id, email: ana.email, language: "en", timeZone: "UTC" };
    const queue = async () =>
      (await queueMail(db, to, { template: "test", data: { at: new Date().toISOString() } }))?.mailId ?? "";
    const mailId = await queue();
    const take = async (id: string, email: string, status: string) => {
      const { bounce } = await report(id, email, status);
      return bounce && takeBounce(db, bounce);
    };
    expect(await take(mailId, ana.email, "5.2.2")).toBe("ignored");
    expect(await take(mailId, ana.email, "4.4.1")).toBe("ignored");
    expect(await take(crypto.randomUUID(), ana.email, "5.1.1")).toBe("ignored");
    expect(await take(mailId, "somebody@else.example", "5.1.1")).toBe("ignored");
    expect(await findStop(db, ana.id)).toBeNull();
    expect(await take(mailId, ana.email, "5.1.1")).toBe("stopped");
    expect(await findStop(db, ana.id)).toMatchObject({ reason: "bounced", code: "5.1.1" });
    const server = await open();
    const send = async (id: string) => {
      await sendMail(db, post(server.url()), { mailId: id }, once);
      const [mail] = await db.select().from(mails).where(eq(mails.id, id));
      return mail?.state;
    };
    expect(await send(await queue())).toBe("dropped");
    await resumeMail(db, ana.id);
    expect(await send(await queue())).toBe("sent");
  }));

describe("on the site", () => {
  let site: Awaited<ReturnType<typeof openSite>>;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test("a stopped address says so above every page and in the settings, until its owner lets mail come again", async () => {
    const ana = await join(site.db, "ana");
    await stopAddress(site.db, { email: ana.email, reason: "complained", code: null });
    const cookie = await cookieOf(site.db, ana.id);
    const page = async () => (await site.ask(requestFor("/settings/notifications.data", { cookie }))).text();
    expect(await page()).toMatch(/complained/);
    expect(await page()).toMatch(/Mail to your address came back/);
    await site.ask(requestFor("/settings/notifications", { method: "POST", cookie, form: { resume: "1" } }));
    expect(await page()).not.toMatch(/complained|came back/);
  });

  test("the provider's requests need the secret, and only there", async () => {
    const ana = await join(site.db, "ana");
    const ask = async (path: string, authorization: string | null, body: string, type = "application/json") => {
      const headers = { "content-type": type, ...(authorization ? { authorization } : {}) };
      return (await site.ask(new Request(`http://practice.test${path}`, { method: "POST", headers, body }))).status;
    };
    const events = JSON.stringify([{ type: "bounce", email: ana.email, code: "5.1.1" }]);
    const secret = "s".repeat(40);
    expect(await ask("/mail/events", `Bearer ${secret}`, events)).toBe(404);
    vi.stubEnv("MAIL_INBOUND_SECRET", secret);
    for (const wrong of [null, "Bearer ", `Bearer ${secret}x`, secret]) {
      expect(await ask("/mail/events", wrong, events)).toBe(404);
    }
    expect(await findStop(site.db, ana.id)).toBeNull();
    expect(await ask("/mail/events", `Bearer ${secret}`, "[{}]")).toBe(422);
    expect(await ask("/mail/events", `Bearer ${secret}`, events)).toBe(200);
    expect(await findStop(site.db, ana.id)).not.toBeNull();
    expect(await ask("/mail/inbound", `Bearer ${secret}`, "nothing", "message/rfc822")).toBe(200);
  });
});
