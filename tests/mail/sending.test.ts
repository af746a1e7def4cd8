import { eq, sql } from "drizzle-orm";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import type { Mails, MailTemplate } from "#app/mail/mail.ts";
import { mailTransportFor } from "#app/mail/mail-transport.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { sendMail } from "#app/mail/sending.server.ts";
import { mailTemplates } from "#app/mails.ts";
import { minutes } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { type MailServer, openMailServer, refusal } from "./mail-server.ts";

const address = "https://practice.example.org";
const from = "Sound Practice <practice@example.org>";
const ana = { personId: null, email: "ana@example.org", language: "en", timeZone: "America/Los_Angeles" };
const signIn: Mails["sign_in"] = { linkPath: "/sign-in/link?token=t0ken", code: "493027", minutes: 20 };
const once = { isLastTry: false };

let server: MailServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function open(...options: Parameters<typeof openMailServer>): Promise<MailServer> {
  server = await openMailServer(...options);
  return server;
}

function post(mailUrl: string | undefined, { isDemo = false, patienceMs = 10_000 } = {}) {
  return {
    mailTransport: mailTransportFor({ mailUrl, mailFrom: from, isDemo, patienceMs }),
    address,
    templates: mailTemplates,
  };
}

async function outbox<Name extends MailTemplate>(db: Db, template: Name, data: Mails[Name], uselessAfter?: Date) {
  const posted = await queueMail(db, ana, { template, data, ...(uselessAfter && { uselessAfter }) });
  if (!posted) throw new Error("The outbox took no mail.");
  return posted;
}

async function stateOf(db: Db, mailId: string) {
  const [row] = await db.select().from(mails).where(eq(mails.id, mailId));
  if (!row) throw new Error("The mail is gone.");
  return { state: row.state, problem: row.lastProblem, attempts: row.attempts, isKept: row.sealedData !== null };
}

test("a mail arrives once, in HTML and text, and its content is deleted", () =>
  inDatabase(async (db) => {
    const { arrived, url } = await open();
    const { mailId } = await outbox(db, "sign_in", signIn);
    await sendMail(db, post(url()), { mailId }, once);
    await sendMail(db, post(url()), { mailId }, once);
    expect(await stateOf(db, mailId)).toEqual({ state: "sent", problem: null, attempts: 1, isKept: false });
    expect(arrived).toHaveLength(1);
    const [mail] = arrived;
    expect(mail?.envelopeTo).toEqual(["ana@example.org"]);
    expect(mail?.from?.text).toBe('"Sound Practice" <practice@example.org>');
    expect(mail?.subject).toBe("Sign in to Sound Practice");
    expect(mail?.messageId).toBe(`<${mailId}@example.org>`);
    expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
    for (const body of [mail?.text, mail?.html]) {
      expect(body).toContain("493 027");
      expect(body).toContain(`${address}/sign-in/link?token=t0ken`);
      expect(body).toContain("20 minutes");
    }
    expect(mail?.html).not.toMatch(/<img|url\(|https?:\/\/(?!practice\.example\.org)/);
  }));

test("the database contains no link or code, even of waiting mail", () =>
  inDatabase(async (db) => {
    const { mailId } = await outbox(db, "sign_in", signIn);
    const [row] = await db.execute<{ mail: string; job: string }>(sql`
      select encode(sealed_data, 'escape') as mail, (select string_agg(j::text, ' ') from pgboss.job j) as job
      from mails where id = ${mailId}`);
    expect(row?.job).toContain(mailId);
    for (const secret of ["493027", "t0ken", "ana@example.org"]) {
      expect(row?.mail).not.toContain(secret);
      expect(row?.job).not.toContain(secret);
    }
  }));

describe("a mail server that refuses", () => {
  test.each([
    ["to the sender", { onMailFrom: (_a: unknown, _s: unknown, done: (e: Error) => void) => done(refusal(550)) }],
    ["to the recipient", { onRcptTo: (_a: unknown, _s: unknown, done: (e: Error) => void) => done(refusal(550)) }],
  ])("for good %s is not asked again", (_who, options) =>
    inDatabase(async (db) => {
      const { url, arrived } = await open(options);
      const { mailId } = await outbox(db, "sign_in", signIn);
      await sendMail(db, post(url()), { mailId }, once);
      expect(await stateOf(db, mailId)).toEqual({
        ...{ state: "failed", problem: "EENVELOPE 550", attempts: 1 },
        isKept: true, // an administrator may retry it
      });
      expect(arrived).toEqual([]);
    }),
  );

  test("temporarily is retried with the same Message-ID", () =>
    inDatabase(async (db) => {
      let tries = 0;
      const { url, arrived } = await open({
        onRcptTo: (_a, _s, done) => (++tries === 1 ? done(refusal(451, "greylisted")) : done()),
      });
      const { mailId } = await outbox(db, "sign_in", signIn);
      await expect(sendMail(db, post(url()), { mailId }, once)).rejects.toThrow("EENVELOPE 451");
      expect(await stateOf(db, mailId)).toMatchObject({ state: "waiting", problem: "EENVELOPE 451", attempts: 1 });
      await sendMail(db, post(url()), { mailId }, once);
      expect(await stateOf(db, mailId)).toEqual({ state: "sent", problem: null, attempts: 2, isKept: false });
      expect(arrived.map(({ messageId }) => messageId)).toEqual([`<${mailId}@example.org>`]);
    }));

  test("temporarily on the last attempt leaves the mail to an administrator", () =>
    inDatabase(async (db) => {
      const { url } = await open({ onRcptTo: (_a, _s, done) => done(refusal(451)) });
      const { mailId } = await outbox(db, "sign_in", signIn);
      await sendMail(db, post(url()), { mailId }, { isLastTry: true });
      expect(await stateOf(db, mailId)).toMatchObject({ state: "failed", problem: "EENVELOPE 451" });
    }));

  test("our password leaves the mail waiting", () =>
    inDatabase(async (db) => {
      const { url } = await open({
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: (_auth, _session, done) => done(refusal(535)),
      });
      const { mailId } = await outbox(db, "sign_in", signIn);
      const post535 = post(url("127.0.0.1", "smtp", "us:wrong"));
      await expect(sendMail(db, post535, { mailId }, once)).rejects.toThrow("EAUTH 535");
      expect(await stateOf(db, mailId)).toMatchObject({ state: "waiting" });
    }));
});

describe("a failing mail server", () => {
  test("that is silent times out", () =>
    inDatabase(async (db) => {
      const { url } = await open({ onRcptTo: () => undefined });
      const { mailId } = await outbox(db, "sign_in", signIn);
      await expect(sendMail(db, post(url(), { patienceMs: 300 }), { mailId }, once)).rejects.toThrow("ETIMEDOUT");
      expect(await stateOf(db, mailId)).toMatchObject({ state: "waiting", problem: "ETIMEDOUT" });
    }));

  test("that disconnects during a mail has not accepted it", () =>
    inDatabase(async (db) => {
      const { url, arrived } = await open({
        onData: (stream) => void stream.once("data", () => server?.hangUp()),
      });
      const { mailId } = await outbox(db, "sign_in", signIn);
      await expect(sendMail(db, post(url(), { patienceMs: 2_000 }), { mailId }, once)).rejects.toThrow("A job failed");
      expect(await stateOf(db, mailId)).toMatchObject({ state: "waiting", attempts: 1 });
      expect(arrived).toEqual([]);
    }));

  test("that is unreachable is retried", () =>
    inDatabase(async (db) => {
      const { mailId } = await outbox(db, "sign_in", signIn);
      await expect(sendMail(db, post("smtp://127.0.0.1:1"), { mailId }, once)).rejects.toThrow("A job failed");
      expect(await stateOf(db, mailId)).toMatchObject({ state: "waiting" });
    }));
});

describe("mail requires TLS with a valid certificate", () => {
  // 127.0.0.2 is this machine too, but stands for any other: only "localhost" may do without encryption.
  test.each([
    ["a server without STARTTLS", {}, "127.0.0.2", "smtp"],
    ["a STARTTLS certificate that nobody vouches for", { disabledCommands: [] }, "127.0.0.2", "smtp"],
    ["a TLS certificate that nobody vouches for", { secure: true }, "127.0.0.2", "smtps"],
    ["the same on this machine", { secure: true }, "localhost", "smtps"],
    ["TLS to a server that speaks none", {}, "localhost", "smtps"],
  ] as [string, SMTPServerOptions, string, "smtp" | "smtps"][])("%s", (_what, options, host, protocol) =>
    inDatabase(async (db) => {
      let greeted = 0;
      const { url, arrived } = await open({
        ...options,
        onMailFrom: (_address, _session, done) => {
          greeted++;
          done();
        },
      });
      const { mailId } = await outbox(db, "sign_in", signIn);
      const sent = sendMail(db, post(url(host, protocol), { patienceMs: 1_000 }), { mailId }, once);
      await expect(sent).rejects.toThrow("A job failed");
      expect(await stateOf(db, mailId)).toMatchObject({ state: "waiting" });
      expect([greeted, arrived]).toEqual([0, []]);
    }),
  );
});

describe("without a mail server", () => {
  test("the demo keeps the mail for its mailbox", () =>
    inDatabase(async (db) => {
      const { mailId } = await outbox(db, "sign_in", signIn);
      await sendMail(db, post(undefined, { isDemo: true }), { mailId }, once);
      expect(await stateOf(db, mailId)).toEqual({ state: "captured", problem: null, attempts: 0, isKept: true });
    }));

  test("a production site keeps it as failed, so that it can go out later", () =>
    inDatabase(async (db) => {
      const { mailId } = await outbox(db, "sign_in", signIn);
      await sendMail(db, post(undefined), { mailId }, once);
      expect(await stateOf(db, mailId)).toMatchObject({ state: "failed", problem: "no_mail_server", isKept: true });
    }));
});

test("an outdated mail is dropped and its content deleted", () =>
  inDatabase(async (db) => {
    const { url, arrived } = await open();
    const { mailId } = await outbox(db, "sign_in", signIn, new Date(Date.now() - 1 * minutes));
    await sendMail(db, post(url()), { mailId }, once);
    expect(await stateOf(db, mailId)).toMatchObject({ state: "dropped", isKept: false });
    expect(arrived).toEqual([]);
  }));

test("a mail sealed with another key is left to an administrator", () =>
  inDatabase(async (db) => {
    const { url, arrived } = await open();
    const { mailId } = await outbox(db, "sign_in", signIn);
    await db.update(mails).set({ sealedData: Buffer.alloc(64, 7) });
    await sendMail(db, post(url()), { mailId }, once);
    expect(await stateOf(db, mailId)).toMatchObject({ state: "failed", problem: "unreadable" });
    expect(arrived).toEqual([]);
  }));

test("a mail of a deleted account is skipped", () =>
  inDatabase(async (db) => {
    const { mailId } = await outbox(db, "sign_in", signIn);
    await db.delete(mails);
    await sendMail(db, post("smtp://127.0.0.1:1"), { mailId }, once);
  }));

test("two workers send the same mail once", () =>
  withCommittedDatabase(async (db) => {
    let letGo: () => void = () => undefined;
    const isThere = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const { url, arrived } = await open({ onMailFrom: (_address, _session, done) => void isThere.then(() => done()) });
    const { mailId } = await outbox(db, "sign_in", signIn);
    const first = sendMail(db, post(url()), { mailId }, once);
    const isHeld = async () => {
      const free = await db.execute(sql`select 1 from mails where id = ${mailId} for update skip locked`);
      return free.length === 0;
    };
    await expect.poll(isHeld).toBe(true);
    await expect(sendMail(db, post(url()), { mailId }, once)).rejects.toThrow("busy");
    letGo();
    await first;
    await sendMail(db, post(url()), { mailId }, once);
    expect(arrived).toHaveLength(1);
    expect(await stateOf(db, mailId)).toMatchObject({ state: "sent", attempts: 1 });
  }));

test("names and notes cannot inject headers, recipients or links", () =>
  inDatabase(async (db) => {
    const { url, arrived } = await open();
    const { mailId } = await outbox(db, "invitation", {
      inviterName: 'Ana\r\nBcc: everybody@evil.example\r\n\r\n<a href="https://evil.example">here</a>',
      organizationName: "Škola Ωmega 學校 <script>alert(1)</script>",
      note: "See https://evil.example/now or www.evil.example.\u202Egro.elpmaxe",
      linkPath: "/invitation?token=t",
      days: 14,
    });
    await sendMail(db, post(url()), { mailId }, once);
    const [mail] = arrived;
    expect(mail?.envelopeTo).toEqual(["ana@example.org"]);
    expect(mail?.bcc).toBeUndefined();
    expect([...(mail?.headers.keys() ?? [])]).not.toContain("bcc");
    expect(mail?.subject).toMatch(/^Ana Bcc: everybody \(at\) evil\. example/);
    expect(mail?.text).toContain("Škola Ωmega 學校");
    expect(mail?.html).toContain("Škola Ωmega 學校 &lt;script&gt;");
    expect(mail?.html).not.toMatch(/<script|href="https?:\/\/(?!practice\.example\.org)/);
    for (const body of [mail?.text, mail?.html]) expect(body).not.toMatch(/evil\.example|https:\/\/evil|\u202E/);
  }));
