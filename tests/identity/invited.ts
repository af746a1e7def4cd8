import { eq } from "drizzle-orm";
import {
  codeOf,
  inviteByCode,
  inviteByMail,
  type MailedInvitation,
} from "#app/identity/invitations/invitation.server.ts";
import { readInvitationSearch } from "#app/identity/invitations/invitation-search.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { unseal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { invitations, mails } from "#db/schema/index.ts";
import { join } from "#tests/world.ts";
import { newestFirst } from "./outbox.ts";

export const address = "203.0.113.7";

export async function aPlace(db: Db, name = "Maple") {
  const made = await createOrganization(db, { name, kind: "cbo" });
  if (typeof made === "string") throw new Error(made);
  return made.organizationId;
}

export const wanted = (given: Partial<MailedInvitation> = {}): MailedInvitation => ({
  email: "bea@maple.example",
  name: null,
  role: "educator",
  organizationId: null,
  cohortId: null,
  title: null,
  note: null,
  days: 14,
  ...given,
});

export const searchFor = (query: Record<string, string>) => readInvitationSearch(new URLSearchParams(query));

export const anAdministrator = (db: Db) => join(db, "ines", { grants: [{ role: "administrator" }] });

export async function invite(db: Db, by: Person, given: Partial<MailedInvitation> = {}) {
  const made = await inviteByMail(db, by, wanted(given), address);
  if (typeof made === "string" || "waitUntil" in made) throw new Error(JSON.stringify(made));
  return made.invitationId;
}

/** The secret in the newest mail, which is stored nowhere else. */
export async function mailedToken(db: Db): Promise<string> {
  const invited = eq(mails.template, "invitation");
  const [newest] = await db
    .select()
    .from(mails)
    .where(invited)
    .orderBy(...newestFirst)
    .limit(1);
  const data: { linkPath: string } = JSON.parse((newest?.sealedData && unseal("mail", newest.sealedData)) ?? "{}");
  return data.linkPath.replace("/invitation?token=", "");
}

export async function aCode(db: Db, by: Person, given: { organizationId?: string; maxUses?: number } = {}) {
  const common = { role: "educator" as const, cohortId: null, title: null, days: 14 };
  const made = await inviteByCode(db, by, { ...common, organizationId: null, maxUses: 30, ...given });
  if (typeof made === "string") throw new Error(made);
  const [row] = await db.select().from(invitations).where(eq(invitations.id, made.invitationId));
  return { id: made.invitationId, code: (row && codeOf(row)) ?? "" };
}
