import * as schema from "#db/schema/index.ts";
import { ownTraces, type Sample, type World } from "./world.ts";

const traces = {
  note: "Come and count quokkas with me",
  invitedTitle: "Deputy quokka keeper",
};

export const invitationsSample: Sample = { traces, use: invite };

async function invite({ db, schoolId, cohortId, me, colleague, admin }: World) {
  const { note, invitedTitle } = traces;
  const secret = () => Buffer.from(crypto.randomUUID());
  const expiresAt = new Date(Date.now() + 86_400_000);
  const asked = { expiresAt, revokedAt: new Date(), title: invitedTitle, note, startsOn: "2026-12-01" };
  const [mailed, coded] = await db
    .insert(schema.invitations)
    .values([
      { ...asked, email: ownTraces.email.toUpperCase(), name: ownTraces.name, invitedBy: admin, tokenHash: secret() },
      { expiresAt, invitedBy: admin, tokenHash: secret(), maxUses: 30, uses: 2, note: "For the whole room." },
      {
        ...asked,
        title: "Teacher",
        email: "noor@elsewhere.example",
        invitedBy: me,
        organizationId: schoolId,
        tokenHash: secret(),
      },
      { ...asked, title: null, invitedBy: me, cohortId, maxUses: 30, tokenHash: secret() },
      { expiresAt, email: ownTraces.oldEmail, invitedBy: admin, tokenHash: secret() },
    ])
    .returning();
  const used = [mailed, coded].map((invitation) => ({ invitationId: invitation?.id ?? "", personId: me }));
  await db.insert(schema.invitationUses).values([...used, { invitationId: coded?.id ?? "", personId: colleague }]);
}
