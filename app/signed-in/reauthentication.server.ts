import { safePath } from "#app/http/return-path.ts";
import { signInMethodsOf } from "#app/identity/accounts/sign-in-methods.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { totpStateOf } from "#app/identity/second-step/totp.server.ts";
import { db } from "#db/pool.server.ts";
import { relyingPartyOf } from "./relying-party.server.ts";

/** The page to return to after reauthentication, and the methods that a person can use here. */
export async function reauthenticationMethods(request: Request, person: Person) {
  const ways = await signInMethodsOf(db, person.id);
  return {
    to: safePath(new URL(request.url).searchParams.get("to"), "/settings/sign-in"),
    hasPassword: ways.password,
    hasPasskey: ways.passkeys > 0 && relyingPartyOf(request) !== null,
    hasApp: (await totpStateOf(db, person.id)) === "on",
    email: ways.mail ? person.email : null,
  };
}
