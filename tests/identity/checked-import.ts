import { expect } from "vitest";
import { checkImport, startImport } from "#app/identity/imports/import.server.ts";
import { runImport } from "#app/identity/imports/import-run.server.ts";
import type { Db } from "#db/client.server.ts";
import { imports } from "#db/schema/index.ts";
import { join } from "#tests/world.ts";

export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const admin = (db: Db) => join(db, "ines", { grants: [{ role: "administrator" }] });

export async function check(db: Db, text: string) {
  const person = await admin(db);
  const outcome = await checkImport(db, person, { fileName: "list.csv", bytes: bytesOf(text) });
  if (typeof outcome === "string") throw new Error(outcome);
  return { person, importId: outcome.importId };
}

export async function bringIn(db: Db, text: string, mailsInvitations = false) {
  const { person, importId } = await check(db, text);
  expect(await startImport(db, person, importId, { mailsInvitations })).toBe("started");
  await runImport(db, { importId });
  return importId;
}

export async function stateOf(db: Db) {
  const rows = await db.select().from(imports);
  return rows.map(({ state, counts }) => ({ state, counts }));
}
