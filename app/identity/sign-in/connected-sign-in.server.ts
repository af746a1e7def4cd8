import { currentTime } from "#app/time/clock.ts";
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

/** The person who owns a connected account, found by issuer and subject alone: addresses change, and change owners. */
export async function findConnectedPerson(db: Db, account: OtherAccount): Promise<string | null> {
  const found = await findConnectedSignIn(db, account);
  if (!found) return null;
  await updateConnectedSignInUse(db, found.id, account.email);
  return found.personId;
}

/**
 * The ways for an unknown connected account to sign in. Only an address that the provider vouches for is looked up: any
 * other one must neither reveal who has an account here nor give access to it.
 */
export async function classifyUnknownAccount(
  db: Db,
  account: OtherAccount,
): Promise<"new" | "known_address" | "unproved_address"> {
  if (!account.email || !account.isEmailVerified) return "unproved_address";
  return (await findPersonByEmail(db, account.email)) ? "known_address" : "new";
}

/** Connects an account at a provider and mails its owner. "taken" when it is connected to another person. */
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

/** Disconnects an account at a provider, unless it is the last sign-in method. */
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
 * Creates an account without a password for a person whom a provider identified, with an address that it vouches for.
 * "taken" when the address or the provider account has become a person's meanwhile.
 */
export async function createConnectedAccount(
  db: Db,
  { account, name }: { account: OtherAccount; name: string },
): Promise<{ personId: string } | "taken" | "refused"> {
  const { issuer, subject, email } = account;
  if (!email || !account.isEmailVerified) return "refused";
  return db.transaction(async (db) => {
    if (await findConnectedSignIn(db, account)) return "taken";
    const personId = await insertPerson(db, { email, name, isDemo: false, emailVerifiedAt: currentTime() });
    if (!personId) return "taken";
    await insertRoleGrant(db, { personId, role: "educator", reason: "Every account learns here." });
    if (!(await insertConnectedSignIn(db, { personId, issuer, subject, email, lastUsedAt: currentTime() }))) {
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
