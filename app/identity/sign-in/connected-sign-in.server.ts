import type { Db } from "#db/client.server.ts";
import { type Owner, recordSecurityChange } from "../accounts/security-change.server.ts";
import { lockedSignInMethodsOf } from "../accounts/sign-in-methods.server.ts";
import { canRemoveSignInMethod } from "../accounts/sign-in-methods.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { findPersonByEmail, insertPerson } from "../people/queries/people.server.ts";
import { insertRoleGrant } from "../people/queries/role-grants.server.ts";
import type { OtherAccount } from "./provider.ts";
import {
  deleteConnectedSignIn,
  findConnectedSignIn,
  insertConnectedSignIn,
  listConnectedSignIns,
  updateConnectedSignInUse,
} from "./queries/connected-sign-ins.server.ts";

/** Who signs in with an account elsewhere, by issuer and subject alone: addresses change, and change hands. */
export async function recognize(db: Db, account: OtherAccount): Promise<string | null> {
  const found = await findConnectedSignIn(db, account);
  if (!found) return null;
  await updateConnectedSignInUse(db, found.id, account.email);
  return found.personId;
}

/**
 * What an account elsewhere that nobody has connected may become. Only an address that the provider answers for is
 * looked up: with any other one, nobody is to learn who has an account here, or to come near it.
 */
export async function welcomeFor(db: Db, account: OtherAccount): Promise<"new" | "known_address" | "unproved_address"> {
  if (!account.email || !account.isEmailVerified) return "unproved_address";
  return (await findPersonByEmail(db, account.email)) ? "known_address" : "new";
}

/** Lets somebody sign in with an account elsewhere from now on, and tells them. "taken" when another person does. */
export async function connect(db: Db, owner: Owner, account: OtherAccount): Promise<"connected" | "taken"> {
  const { issuer, subject, email } = account;
  return db.transaction(async (db) => {
    if (await insertConnectedSignIn(db, { personId: owner.id, issuer, subject, email })) {
      await recordSecurityChange(db, owner, "connected_added");
      return "connected";
    }
    const found = await findConnectedSignIn(db, account);
    return found?.personId === owner.id ? "connected" : "taken";
  });
}

/** Ends that somebody can sign in with an account elsewhere, unless they could not sign in at all any more. */
export async function disconnect(db: Db, owner: Owner, id: string): Promise<"done" | "missing" | "last_way_in"> {
  return db.transaction(async (db) => {
    const ways = await lockedSignInMethodsOf(db, owner.id);
    if (!(await listConnectedSignIns(db, owner.id)).some((each) => each.id === id)) return "missing";
    if (!canRemoveSignInMethod(ways, "connected")) return "last_way_in";
    await deleteConnectedSignIn(db, owner.id, id);
    await recordSecurityChange(db, owner, "connected_removed");
    return "done";
  });
}

/**
 * Makes an account for who proved who they are elsewhere, with an address that the provider answers for; there is no
 * password. "taken" when the address or the account elsewhere has become somebody's meanwhile.
 */
export async function createConnectedAccount(
  db: Db,
  { account, name }: { account: OtherAccount; name: string },
): Promise<{ personId: string } | "taken" | "refused"> {
  const { issuer, subject, email } = account;
  if (!email || !account.isEmailVerified) return "refused";
  return db.transaction(async (db) => {
    if (await findConnectedSignIn(db, account)) return "taken";
    const personId = await insertPerson(db, { email, name, isDemo: false, emailVerifiedAt: new Date() });
    if (!personId) return "taken";
    await insertRoleGrant(db, { personId, role: "educator", reason: "Every account learns here." });
    if (!(await insertConnectedSignIn(db, { personId, issuer, subject, email, lastUsedAt: new Date() }))) {
      throw new Error("two browsers made an account for one account elsewhere at once");
    }
    await recordAudit(db, {
      actorId: personId,
      action: "account.created",
      subjectId: personId,
      detail: { method: "connected" },
    });
    return { personId };
  });
}
