import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { sendMail } from "#app/mail/sending.server.ts";
import { inDatabase } from "#tests/database.ts";
import { type MailServer, refusal } from "./mail-server.ts";
import { closeServer, once, open, outbox, post, signIn, stateOf } from "./sent-mail.ts";

afterEach(closeServer);

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
      const server: MailServer = await open({ onData: (stream) => void stream.once("data", () => server.hangUp()) });
      const { url, arrived } = server;
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
