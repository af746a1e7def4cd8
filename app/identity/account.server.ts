import type { Db } from "#db/client.server.ts";
import { hashPassword, isOutdated, isRightPassword } from "./password.server.ts";
import { passwordProblem } from "./password.ts";
import {
  findPassword,
  findPasswordByEmail,
  insertPassword,
  updatePassword,
  updatePasswordHash,
} from "./queries/passwords.server.ts";
import { insertPerson } from "./queries/people.server.ts";
import { insertRoleGrant } from "./queries/role-grants.server.ts";
import type { Role } from "./role.ts";

type NewAccount = { email: string; name: string; password: string; isDemo?: boolean };

/** Makes an account, whose owner is an educator from the start. The work is the same when the address is taken. */
export async function createAccount(
  db: Db,
  { email, name, password, isDemo = false }: NewAccount,
): Promise<{ personId: string } | "taken" | "weak_password"> {
  if (!isDemo && passwordProblem(password, { email, name })) return "weak_password";
  const hash = await hashPassword(password);
  return db.transaction(async (db) => {
    const personId = await insertPerson(db, { email: email.trim(), name: name.trim(), isDemo });
    if (!personId) return "taken";
    await insertPassword(db, personId, hash);
    await grantRole(db, { personId, role: "educator", reason: "Every account learns here." });
    return { personId };
  });
}

/** Gives someone a role: for the whole site, or for one organization or one cohort. */
export async function grantRole(
  db: Db,
  grant: {
    personId: string;
    role: Role;
    reason: string;
    organizationId?: string;
    cohortId?: string;
    grantedBy?: string;
    endsAt?: Date;
  },
): Promise<void> {
  await insertRoleGrant(db, grant);
}

/** Whose e-mail and password these are; null, after the same work, when they are nobody's. */
export async function authenticate(db: Db, email: string, password: string): Promise<string | null> {
  const account = await findPasswordByEmail(db, email.trim());
  const isTheirs = await isRightPassword(account?.hash ?? null, password);
  if (!account || !isTheirs) return null;
  if (isOutdated(account.hash)) {
    await updatePasswordHash(db, account.personId, account.hash, await hashPassword(password));
  }
  return account.personId;
}

/** Changes a password for someone who knows the one they have. */
export async function changePassword(
  db: Db,
  person: { id: string; email: string; name: string },
  { current, next }: { current: string; next: string },
): Promise<"changed" | "wrong_password" | "weak_password"> {
  const stored = await findPassword(db, person.id);
  if (!(await isRightPassword(stored?.hash ?? null, current))) return "wrong_password";
  if (passwordProblem(next, person)) return "weak_password";
  await updatePassword(db, person.id, await hashPassword(next));
  return "changed";
}
