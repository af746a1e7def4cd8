import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { listAdministratorGrants } from "#app/identity/people/queries/role-grants.server.ts";
import { endRole } from "#app/identity/people/role-grant.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { askForErasure, canLeave } from "#app/personal-data/erasure.server.ts";
import { mergeAccounts } from "#app/personal-data/merge.server.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { roleGrants } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { join } from "#tests/world.ts";

const rounds = times(25);
const request = new Request("http://practice.test/settings/erasure", { method: "POST" });
const administrator = { grants: [{ role: "administrator" as const }] };

async function aTemporaryAdministrator(db: Db): Promise<Person> {
  const person = await join(db, "cora", administrator);
  const endsAt = new Date(Date.now() + 7 * days);
  await db.update(roleGrants).set({ endsAt }).where(eq(roleGrants.personId, person.id));
  return person;
}

async function endRoleOf(db: Db, actor: Person, { id: personId }: Person) {
  const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.personId, personId));
  return endRole(db, actor, { grantId: grant?.id ?? "", personId, reason: "for this test" });
}

const leave = (db: Db, person: Person) => askForErasure(db, request, person);
const merge = (db: Db, kept: Person, gone: Person) =>
  mergeAccounts(db, { keptId: kept.id, goneId: gone.id, address: "kept", catalog: null });

describe("another administrator whose role ends in seven days", () => {
  test("prevents ending the role and deleting the account", () =>
    inDatabase(async (db) => {
      const ines = await join(db, "ines", administrator);
      const temporary = await aTemporaryAdministrator(db);
      expect(await endRoleOf(db, temporary, ines)).toBe("last_administrator");
      expect(await canLeave(db, ines.id)).toBe(false);
      expect(await leave(db, ines)).toBe("last_administrator");
      expect(await leave(db, temporary)).toBe("asked");
    }));
});

/** Simultaneous actions of two or three people; Ines and Dana are permanent administrators, Cora is one for a week. */
const races: Record<string, (db: Db, ines: Person, dana: Person, cora: Person) => Promise<unknown>[]> = {
  "one leaves while the other's role is ended": (db, ines, dana) => [leave(db, ines), endRoleOf(db, ines, dana)],
  "one leaves while the other ends their own": (db, ines, dana) => [leave(db, ines), endRoleOf(db, dana, dana)],
  "each ends the other's": (db, ines, dana) => [endRoleOf(db, ines, dana), endRoleOf(db, dana, ines)],
  "both leave": (db, ines, dana) => [leave(db, ines), leave(db, dana)],
  "their accounts become one while the one that stays leaves": (db, ines, dana) => [
    merge(db, ines, dana),
    leave(db, ines),
  ],
  "their accounts become one while the role of the one that stays is ended": (db, ines, dana, cora) => [
    merge(db, ines, dana),
    endRoleOf(db, cora, ines),
  ],
  "one account takes in a temporary one while the other leaves": (db, ines, dana, cora) => [
    merge(db, cora, ines),
    leave(db, dana),
    endRoleOf(db, dana, ines),
  ],
};

test.each(Object.entries(races))("an administrator without an end stays when %s", (_, race) =>
  withCommittedDatabase(async (db) => {
    for (let round = 0; round < rounds; round += 1) {
      await db.delete(roleGrants);
      const [ines, dana] = [await join(db, "ines", administrator), await join(db, "dana", administrator)];
      const cora = await aTemporaryAdministrator(db);
      await Promise.all(race(db, ines, dana, cora));
      const left = await listAdministratorGrants(db);
      expect(left.filter(({ endsAt, isLeaving }) => endsAt === null && !isLeaving).length, `round ${round}`).not.toBe(
        0,
      );
    }
  }),
);
