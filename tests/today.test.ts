import { expect, test } from "vitest";
import { personFor, startSession } from "#app/identity/sessions/session.server.ts";
import { askedIfPossible, possibleItems } from "#app/today.server.ts";
import type { Db } from "#db/client.server.ts";
import { people } from "#db/schema/index.ts";
import { withSeededDatabase } from "#tests/database.ts";
import { catalog } from "./learning/saved-reflection.ts";

const each = Object.values(askedIfPossible).map(({ itemsOf }) => itemsOf);

test("nobody in the demo world misses on Today what a domain has for them", () =>
  withSeededDatabase(async (db) => {
    const kinds = new Set<string>();
    for (const { id } of await db.select({ id: people.id }).from(people)) {
      const visit = { db, person: await signedIn(db, id), now: new Date() };
      const all = (await Promise.all(each.map((itemsOf) => itemsOf(visit)))).flat();
      expect(idsOf(await possibleItems(visit, catalog))).toEqual(idsOf(all));
      for (const item of all) kinds.add(item.id.split(" ")[0] ?? "");
    }
    expect(kinds.size).toBeGreaterThan(3);
  }));

async function signedIn(db: Db, id: string) {
  const proof = { method: "password", hasPassedSecondStep: true } as const;
  const cookie = await startSession(db, new Request("http://practice.test/"), id, proof);
  const headers = { cookie: cookie.split(";")[0] ?? "" };
  const person = await personFor(db, new Request("http://practice.test/", { headers }));
  if (!person) throw new Error("a person who has just signed in is signed in");
  return person;
}

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort();
