import { eq } from "drizzle-orm";
import { HOTP, Secret } from "otpauth";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { insertRoleGrant } from "#app/identity/people/queries/role-grants.server.ts";
import type { Role } from "#app/identity/person/role.ts";
import { stepAt } from "#app/identity/second-step/one-time-code.ts";
import { setUpTotp } from "#app/identity/second-step/second-step.server.ts";
import { offerTotp } from "#app/identity/second-step/totp.server.ts";
import { personFor } from "#app/identity/sessions/session.server.ts";
import { totpSecrets } from "#db/schema/index.ts";
import { type Ask, cookieOf, openSite, requestFor } from "./site.ts";

export const password = "river otters at dawn";

/** The cookie of this name that an answer sets, as a browser sends it back. */
export const cookieIn = (answer: Response, name: string) =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.split(";")[0] ?? "";

export const codeAt = (secret: string, step: number) =>
  HOTP.generate({ secret: Secret.fromBase32(secret), counter: step });
export const codeNow = (secret: string, ahead = 0) => codeAt(secret, stepAt(new Date()) + ahead);

/** A site with people who sign in with a password and an authenticator app. */
export async function openSecondStepSite() {
  const site = await openSite();
  const ask = (path: string, options: Ask = {}) => site.ask(requestFor(path, options));
  const post = (path: string, form: Record<string, string>, cookie: string) =>
    ask(path, { method: "POST", form, cookie });
  const signInAs = (email: string) => post("/sign-in", { email, password, to: "/settings/profile" }, "");

  /** A person with a password, optionally a role, and a session. */
  async function somebody(role?: Role) {
    const email = `${crypto.randomUUID()}@maple.example`;
    const made = await createAccount(site.db, { name: "Ines Castillo", email, password, isVerified: true });
    if (typeof made !== "object" || !("personId" in made)) throw new Error("no account");
    const { personId } = made;
    if (role) await insertRoleGrant(site.db, { personId, role, reason: "for this test" });
    const cookie = await cookieOf(site.db, personId, { method: "password" });
    const person = await personFor(site.db, requestFor("/", { cookie }));
    if (!person) throw new Error("nobody");
    return { personId, email, person, cookie };
  }

  /** The same with an authenticator app that was set up in another session, a while ago. */
  async function withApp(role?: Role) {
    const her = await somebody(role);
    const { secret } = offerTotp(her.person);
    const done = await setUpTotp(site.db, her.person, { secret, code: codeNow(secret) });
    if (done === "wrong" || !done.codes) throw new Error("not set up");
    await site.db.update(totpSecrets).set({ lastUsedStep: null }).where(eq(totpSecrets.personId, her.personId));
    return { ...her, secret, codes: done.codes };
  }

  return { site, ask, post, signInAs, somebody, withApp };
}
