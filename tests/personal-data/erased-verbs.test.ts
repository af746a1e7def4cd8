import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inviteByCode, inviteByMail } from "#app/identity/invitations/invitation.server.ts";
import { createOrganization, renameOrganization } from "#app/identity/organizations/organization.server.ts";
import { reviseProfile } from "#app/identity/people/profile.server.ts";
import { grantRole } from "#app/identity/people/role-grant.server.ts";
import { askForEmailChange, changeEmail } from "#app/identity/sign-in/email-change.server.ts";
import { askForErasure, eraseAccount } from "#app/personal-data/erasure.server.ts";
import { unseal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { findTraces } from "./database-text.ts";
import { ownTraces } from "./everything/world.ts";

const traces = {
  ...ownTraces,
  note: "Come and count quokkas with me",
  renaming: "the quokka school has a new name",
  roleReason: "because she counts quokkas",
};

async function mailedToken(db: Db): Promise<string> {
  const [mail] = await db.select().from(schema.mails).where(eq(schema.mails.template, "confirm_email_change"));
  const { linkPath } = JSON.parse(unseal("mail", mail?.sealedData ?? Buffer.alloc(0)) ?? "{}");
  return new URL(linkPath, "http://practice.test").searchParams.get("token") ?? "";
}

test("an administrator with all kinds of data is erased completely", () =>
  inDatabase(async (db) => {
    const colleague = await join(db, "bea");
    const administrator = { grants: [{ role: "administrator" as const }] };
    await join(db, "ines", administrator);
    const me = await join(db, "dana", administrator);
    const { name, pronouns, email, oldEmail, note, renaming, roleReason } = traces;
    const address = "203.0.113.9";
    await db.update(schema.people).set({ email: oldEmail }).where(eq(schema.people.id, me.id));
    await reviseProfile(db, me.id, { name, pronouns, timeZone: "America/Denver", language: "en" });
    const asMe = { ...me, name, pronouns, email: oldEmail };
    expect(await askForEmailChange(db, asMe, { email, address })).toBe("sent");
    expect(await changeEmail(db, asMe, await mailedToken(db))).toBe("done");

    const made = await createOrganization(db, { name: "Heron Hall", kind: "cbo", changedBy: me.id, reason: renaming });
    if (typeof made === "string") throw new Error(made);
    const { organizationId } = made;
    const [first] = await db.execute<{ id: number }>(sql`select max(id)::int as id from organization_changes`);
    const rename = { organizationId, seen: first?.id ?? 0, name: "Heron House", reason: renaming };
    expect(await renameOrganization(db, asMe, rename)).toBe("done");
    const role = { role: "educator" as const, organizationId, cohortId: null, title: null, days: 7 };
    const mailed = { ...role, email: "noor@elsewhere.example", name: "Noor", note };
    expect(await inviteByMail(db, asMe, mailed, address)).toHaveProperty("invitationId");
    expect(await inviteByCode(db, asMe, { ...role, maxUses: 5 })).toHaveProperty("invitationId");
    const grant = { personId: colleague.id, role: "coach" as const, organizationId, cohortId: null, endsAt: null };
    await grantRole(db, asMe, { ...grant, reason: roleReason });

    const written = { name, pronouns, email, oldEmail, note, renaming, roleReason };
    const before = (await findTraces(db, written)).join();
    for (const what of Object.keys(written)) expect(before).toContain(`${what} in `);
    await askForErasure(db, new Request("http://practice.test/"), asMe);
    const [erasure] = await db.update(schema.erasures).set({ dueAt: sql`now() - interval '1 second'` }).returning();
    await eraseAccount(db, { erasureId: erasure?.id ?? "" });
    expect(await findTraces(db, written)).toEqual(["email in public.mails"]); // the last one, until it is sent
    const [there] = await db.select().from(schema.organizations).where(eq(schema.organizations.id, organizationId));
    expect(there?.name).toBe("Heron House");
  }));
