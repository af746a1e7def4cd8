import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { invitationUses } from "#db/schema/index.ts";

type Use = { invitationId: string; personId: string };

/** False when they have used it before. */
export async function insertInvitationUse(db: Db, use: Use): Promise<boolean> {
  const rows = await db
    .insert(invitationUses)
    .values(use)
    .onConflictDoNothing()
    .returning({ personId: invitationUses.personId });
  return rows.length > 0;
}

export async function findInvitationUse(db: Db, { invitationId, personId }: Use) {
  const [row] = await db
    .select()
    .from(invitationUses)
    .where(and(eq(invitationUses.invitationId, invitationId), eq(invitationUses.personId, personId)));
  return row ?? null;
}
