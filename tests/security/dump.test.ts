import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { HOTP, Secret } from "otpauth";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { codeOf, inviteByCode, inviteByMail } from "#app/identity/invitations/invitation.server.ts";
import { insertRoleGrant } from "#app/identity/people/queries/role-grants.server.ts";
import { stepAt } from "#app/identity/second-step/one-time-code.ts";
import { passkeyRequestOptions } from "#app/identity/second-step/passkey-challenge.server.ts";
import { setUpTotp } from "#app/identity/second-step/second-step.server.ts";
import { offerTotp } from "#app/identity/second-step/totp.server.ts";
import { personFor, startSession } from "#app/identity/sessions/session.server.ts";
import { askForEmailChange, changeEmail } from "#app/identity/sign-in/email-change.server.ts";
import { mailSignIn, signInByLink } from "#app/identity/sign-in/mail-sign-in.server.ts";
import { askForReset } from "#app/identity/sign-in/password-change.server.ts";
import { askForAccount } from "#app/identity/sign-in/sign-up.server.ts";
import { requestDataExport, writeDataExport } from "#app/personal-data/data-export.server.ts";
import { askForErasure } from "#app/personal-data/erasure.server.ts";
import { newSecret } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { dataExports, invitations } from "#db/schema/index.ts";
import { withCommittedDatabase } from "#tests/database.ts";
import { mailTo, tokenIn } from "#tests/identity/outbox.ts";

beforeAll(() => vi.stubEnv("MAIL_URL", "smtp://mail.invalid"));
afterAll(() => vi.unstubAllEnvs());

const email = "ines@maple.example";
const password = "river otters at dawn";
const here = { address: "203.0.113.7", device: null };
const home = "http://practice.test/";

/** Every row of every table, as in a copy of the database, including the job queue's. */
async function dump(db: Db): Promise<string> {
  const tables = await db.execute<{
    schema: string;
    name: string;
  }>(sql`select table_schema as schema, table_name as name
    from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss')`);
  const rows: string[] = [];
  for (const { schema, name } of tables) {
    const from = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
    const found = await db.execute<{ row: string }>(sql`select t::text as row from ${from} t`);
    rows.push(...found.map(({ row }) => row));
  }
  return rows.join("\n");
}

/** An administrator who used every feature with a secret, and those secrets. */
async function everySecret(db: Db): Promise<Record<string, string>> {
  const made = await createAccount(db, { email, name: "Ines", password, isVerified: true });
  if (typeof made === "string") throw new Error(made);
  const { personId } = made;
  await insertRoleGrant(db, { personId, role: "administrator", reason: "For the test." });
  const other = await createAccount(db, { email: "ada@maple.example", name: "Ada", password, isVerified: true });
  if (typeof other === "string") throw new Error(other);
  await insertRoleGrant(db, { personId: other.personId, role: "administrator", reason: "For the test." });
  const cookie = (
    await startSession(db, new Request(home), personId, { method: "password", hasPassedSecondStep: true })
  )
    .split(";")[0]
    ?.split("=")[1];
  const request = new Request(home, { headers: { cookie: `session=${cookie}` } });
  const person = await personFor(db, request);
  if (!person || !cookie) throw new Error("nobody");

  const { secret: app } = offerTotp(person);
  const code = HOTP.generate({ secret: Secret.fromBase32(app), counter: stepAt(new Date()) });
  const setUp = await setUpTotp(db, person, { secret: app, code });
  if (setUp === "wrong" || !setUp.codes) throw new Error("not set up");

  const invited = { role: "educator", organizationId: null, cohortId: null, title: null, days: 14 } as const;
  await inviteByMail(db, person, { ...invited, email: "bea@maple.example", name: null, note: null }, here.address);
  const invitation = tokenIn(await mailTo(db, "bea@maple.example", "invitation"));
  const room = await inviteByCode(db, person, { ...invited, maxUses: 5 });
  const rows = await db.select().from(invitations);
  const roomCode = rows.map(codeOf).find((each) => each !== null) ?? "";
  expect(typeof room === "object" && roomCode).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);

  await askForEmailChange(db, person, { email: "new@maple.example", address: here.address });
  await changeEmail(db, person, tokenIn(await mailTo(db, "new@maple.example", "confirm_email_change")));
  const { undoPath: undoEmail } = await mailTo(db, email, "email_changed");

  const browserSecret = newSecret();
  const asking = { ...here, browserSecret, isShared: false };
  await mailSignIn(db, { ...asking, email: "new@maple.example", returnTo: `/invitation?token=${invitation}` });
  const signIn = await mailTo(db, "new@maple.example", "sign_in");
  const joining = { ...asking, email: "cy@maple.example", returnTo: `/join?code=${roomCode}` };
  await askForAccount(db, { ...joining, name: "Cy", password: "heron wades at noon" });
  const signUp = await mailTo(db, "cy@maple.example", "sign_up");
  await askForReset(db, { ...here, email: "new@maple.example" });
  const reset = await mailTo(db, "new@maple.example", "reset_password");

  await requestDataExport(db, personId);
  const [asked] = await db.select().from(dataExports);
  await writeDataExport(db, { exportId: asked?.id ?? "" });
  const { linkPath: download } = await mailTo(db, "new@maple.example", "export_ready");
  const { challenge } = await passkeyRequestOptions(db, personId, { id: "practice.test", origin: home });
  await askForErasure(db, request, person);
  const { undoPath: undoErasure } = await mailTo(db, "new@maple.example", "erasure_requested");

  const last = (path: string) => path.split("=").at(-1) ?? "";
  return {
    ...{ password, cookie, app, invitation, roomCode, browserSecret, challenge },
    roomCodeAsTyped: roomCode.replaceAll("-", ""),
    recoveryCode: setUp.codes[0] ?? "",
    undoEmail: last(undoEmail),
    signIn: tokenIn(signIn),
    signUp: tokenIn(signUp),
    reset: tokenIn(reset),
    download: last(download),
    undoErasure: last(undoErasure),
    signUpPassword: "heron wades at noon",
    signInCodeHash: createHash("sha256").update(signIn.code).digest("hex"),
    signUpCodeHash: createHash("sha256").update(signUp.code).digest("hex"),
  };
}

test("a database dump contains no usable secret", () =>
  withCommittedDatabase(async (db) => {
    const secrets = await everySecret(db);
    const copy = await dump(db);
    expect(copy).toContain("ines@maple.example");
    for (const [name, secret] of Object.entries(secrets)) {
      expect(secret.length, name).toBeGreaterThan(7);
      const spellings = [secret, encodeURIComponent(secret), Buffer.from(secret, "utf8").toString("hex")];
      for (const spelling of [...spellings, Buffer.from(secret, "utf8").toString("base64").replace(/=+$/, "")]) {
        expect(copy.toLowerCase().includes(spelling.toLowerCase()), name).toBe(false);
      }
    }
    // Each secret still works for its owner, and so does the stored return path.
    const came = await signInByLink(db, secrets.signIn ?? "", { signedInAs: null });
    expect(came).toMatchObject({ returnTo: `/invitation?token=${secrets.invitation}` });
  }));
