import { sql } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { sendMail } from "#app/mail/sending.server.ts";
import { minutes } from "#app/time/durations.ts";
import { mails } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { address, closeServer, once, open, outbox, post, signIn, stateOf } from "./sent-mail.ts";

afterEach(closeServer);

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
