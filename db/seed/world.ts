import { hashPassword } from "#app/identity/accounts/password.server.ts";
import { demoAccounts, demoPassword } from "#app/identity/person/demo.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { cohortMemberships, cohorts, memberships, organizations, people, roleGrants } from "../schema/identity.ts";
import { passwords } from "../schema/sign-in.ts";
import { chanceFrom } from "./random.ts";
import { cohortMembershipRows, cohortRows, membershipRows, roleGrantRows } from "./world-community.ts";
import { seedHistory } from "./world-history.ts";
import { organizationRows } from "./world-organizations.ts";
import { demoPeople, personId } from "./world-people.ts";
import { seedProgress } from "./world-progress.ts";

/** The demo world: invented people and organizations, and their work so far. Idempotent. */
export async function seedDemoWorld(db: Db, now = new Date()): Promise<void> {
  await seedPeople(db, now);
  await seedHistory(db, now);
  await seedProgress(db, now);
}

/** Only the accounts for visitors have a password. */
export async function seedPeople(db: Db, now = new Date()): Promise<void> {
  const hashes = await Promise.all(demoAccounts.map(() => hashPassword(demoPassword)));
  const accountPasswords = demoAccounts.map(({ email }, index) => ({
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
  await db.insert(organizations).values(organizationRows).onConflictDoNothing();
  await db.insert(people).values(joined).onConflictDoNothing();
  await db.insert(passwords).values(accountPasswords).onConflictDoNothing();
  await db.insert(memberships).values(membershipRows()).onConflictDoNothing();
  await db.insert(cohorts).values(cohortRows(now)).onConflictDoNothing();
  await db.insert(cohortMemberships).values(cohortMembershipRows(now)).onConflictDoNothing();
  await db.insert(roleGrants).values(roleGrantRows(now)).onConflictDoNothing();
}
