import { site } from "#app/settings/site.server.ts";
import type { Db } from "#db/client.server.ts";
import { findSignInMethods, lockSignInMethods } from "./queries/sign-in-methods.server.ts";
import type { SignInMethods } from "./sign-in-methods.ts";

/** A person's current sign-in methods. */
export async function signInMethodsOf(db: Db, personId: string): Promise<SignInMethods> {
  const found = await findSignInMethods(db, personId);
  return {
    password: Boolean(found?.passwordChangedAt),
    mail: Boolean(found?.isEmailVerified) && site().canMail,
    passkeys: found?.passkeys ?? 0,
    connected: found?.connected ?? 0,
  };
}

/** The same for a verb that is about to remove a sign-in method: locked until its transaction ends. */
export async function lockedSignInMethodsOf(db: Db, personId: string): Promise<SignInMethods> {
  await lockSignInMethods(db, personId);
  return signInMethodsOf(db, personId);
}

/** When a person set or last changed their password; null when they have none. */
export async function passwordChangedAtOf(db: Db, personId: string): Promise<Date | null> {
  return (await findSignInMethods(db, personId))?.passwordChangedAt ?? null;
}
