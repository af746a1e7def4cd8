import { eq } from "drizzle-orm";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { undoOrganizationChange } from "#app/identity/organizations/organization-undoing.server.ts";
import { findNewestChange } from "#app/identity/organizations/queries/organization-changes.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { organizations } from "#db/schema/index.ts";
import { join } from "#tests/world.ts";

type Given = Parameters<typeof createOrganization>[1];

/** A new organization's id. */
export async function organization(db: Db, given: Partial<Given> = {}): Promise<string> {
  const made = await createOrganization(db, { name: `Place ${crypto.randomUUID()}`, kind: "cbo", ...given });
  if (typeof made === "string") throw new Error(made);
  return made.organizationId;
}

export const administrator = (db: Db) => join(db, "ines", { grants: [{ role: "administrator" }] });
export const found = async (db: Db, id: string) => {
  const [row] = await db.select().from(organizations).where(eq(organizations.id, id));
  if (!row) throw new Error("it is gone");
  return row;
};

/** Undoes the newest change of an organization, as an actor who has seen it. */
export async function undoNewest(db: Db, actor: Person, organizationId: string) {
  const seen = await findNewestChange(db, organizationId);
  return undoOrganizationChange(db, actor, { organizationId, changeId: seen, seen });
}
