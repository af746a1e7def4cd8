import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrowserContext } from "@playwright/test";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { findPersonByEmail } from "#app/identity/people/queries/people.server.ts";
import { startSession } from "#app/identity/sessions/session.server.ts";
import { connect, type Db } from "#db/client.server.ts";

export type Somebody = { id: string; name: string; email: string; password: string };

const note = fileURLToPath(new URL("../results/browser-data/database-url", import.meta.url));

/** The database of the site under test; the start command leaves its address in the data folder. */
export function openDatabase() {
  const [url = ""] = readFileSync(note, "utf8").split("\n");
  return connect(url, { max: 2 });
}

/** A new person, so that tests do not share what they write. */
export function unregisteredPerson(name = "Noor Castellanos"): Omit<Somebody, "id"> {
  return { name, email: `${randomUUID()}@visitors.example`, password: "a lantern over the ferry dock" };
}

/** Creates an account as the sign-up page does, without its form. */
export async function createPerson(db: Db, name?: string): Promise<Somebody> {
  const person = unregisteredPerson(name);
  const made = await createAccount(db, { ...person, isVerified: true });
  if (typeof made === "string") throw new Error(`No account was made: ${made}.`);
  return { ...person, id: made.personId };
}

/** Signs the browser in, with a session as signing in creates it. */
export async function signIn(context: BrowserContext, db: Db, address: string, personId: string): Promise<void> {
  const cookie = await startSession(db, new Request(address), personId, {
    method: "password",
    hasPassedSecondStep: true,
  });
  const [pair = ""] = cookie.split(";");
  const [name = "", value = ""] = pair.split("=");
  await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: "Lax" }]);
}

/** A person of the demo world. Tests only read as them, since they are shared. */
export async function demoPerson(db: Db, email: string): Promise<{ id: string }> {
  const person = await findPersonByEmail(db, email);
  if (!person) throw new Error(`${email} is not in the demo world.`);
  return person;
}
