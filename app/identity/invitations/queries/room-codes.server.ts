import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { invitations } from "#db/schema/index.ts";
import type { NewInvitation } from "./invitations.server.ts";

/** Inserts a code with the caller's id; null if an invitation has it already. Waits for one that is being inserted. */
export async function insertCodeOnce(db: Db, invitation: NewInvitation): Promise<string | null> {
  const [row] = await db
    .insert(invitations)
    .values(invitation)
    .onConflictDoNothing({ target: invitations.id })
    .returning({ id: invitations.id });
  return row?.id ?? null;
}

type MadeCode = Pick<typeof invitations.$inferSelect, "id" | "invitedBy" | "organizationId" | "cohortId" | "maxUses">;

/** Whether this inviter made the code with this id, for the same place and as many people. */
export async function isMadeCode(db: Db, code: MadeCode): Promise<boolean> {
  const { id, invitedBy, organizationId, cohortId, maxUses } = code;
  const [found] = await db.select().from(invitations).where(eq(invitations.id, id));
  return (
    found?.email === null &&
    found.invitedBy === invitedBy &&
    found.organizationId === organizationId &&
    found.cohortId === cohortId &&
    found.maxUses === maxUses
  );
}
