import { hashPassword } from "#app/identity/accounts/password.server.ts";
import { demoPassword, demoSignIns } from "#app/identity/person/demo.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { people } from "../schema/identity.ts";
import { passwords } from "../schema/sign-in.ts";
import { chanceFrom } from "./random.ts";
import { demoPeople, personId } from "./world-people.ts";

/** Everybody has an account; only those for visitors have a password. */
export async function seedAccounts(db: Db, now: Date): Promise<void> {
  const hashes = await Promise.all(demoSignIns.map(() => hashPassword(demoPassword)));
  const accountPasswords = demoSignIns.map(({ email }, index) => ({
    personId: personId(email),
    hash: hashes[index] ?? "",
  }));
  const joined = demoPeople.map(({ id, name, email }) => ({
    id,
    name,
    email,
    isDemo: true,
    emailVerifiedAt: now,
    createdAt: new Date(now.getTime() - chanceFrom(`joined ${email}`).between(60, 75) * days),
  }));
  await db.insert(people).values(joined).onConflictDoNothing();
  await db.insert(passwords).values(accountPasswords).onConflictDoNothing();
}
