import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { insertPerson } from "../people/queries/people.server.ts";
import { insertRoleGrant } from "../people/queries/role-grants.server.ts";
import { hashPassword, isOutdated, isRightPassword } from "./password.server.ts";
import { passwordProblem } from "./password-strength.server.ts";
import { findPasswordByEmail, updatePassword, updatePasswordHash } from "./queries/passwords.server.ts";

type NewAccount = {
  email: string;
  name: string;
  password: string;
  isDemo?: boolean;
  /** True when the address was verified, or when the creator of the account vouches for it. */
  isVerified?: boolean;
};

/** Creates an account with a password. Does the same work when the address is taken, so timing reveals nothing. */
export async function createAccount(
  db: Db,
  { password, ...account }: NewAccount,
): Promise<{ personId: string } | "taken" | "weak_password"> {
  if (!account.isDemo && passwordProblem(password, account)) return "weak_password";
  return openAccount(db, { ...account, passwordHash: await hashPassword(password) });
}

/** Creates an account with the educator role. It has no password when its owner signs in another way. */
export async function openAccount(
  db: Db,
  {
    email,
    name,
    passwordHash,
    isDemo = false,
    isVerified = false,
  }: Omit<NewAccount, "password"> & { passwordHash: string | null },
): Promise<{ personId: string } | "taken"> {
  return db.transaction(async (db) => {
    const emailVerifiedAt = isVerified ? currentTime() : undefined;
    const personId = await insertPerson(db, { email: email.trim(), name: name.trim(), isDemo, emailVerifiedAt });
    if (!personId) return "taken";
    if (passwordHash) await updatePassword(db, personId, passwordHash);
    await insertRoleGrant(db, { personId, role: "educator", reason: "Every account learns here." });
    await recordAudit(db, { actorId: personId, action: "account.created", subjectId: personId });
    return { personId };
  });
}

/** The id of the person with this e-mail and password; null, after the same work, when there is none. */
export async function authenticate(db: Db, email: string, password: string): Promise<string | null> {
  const account = await findPasswordByEmail(db, email.trim());
  const isTheirs = await isRightPassword(account?.hash ?? null, password);
  if (!account || !isTheirs) return null;
  if (isOutdated(account.hash)) {
    await updatePasswordHash(db, account.personId, account.hash, await hashPassword(password));
  }
  return account.personId;
}
