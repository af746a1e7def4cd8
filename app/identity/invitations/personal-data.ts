import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const invitationData = data.part({
  tables: {
    invitations: {
      erasure: {
        by: "words",
        because: "One to them goes; one by them stays for the person invited, without note and author.",
      },
      columns: {
        ...data.ours("id", "import_id", "mail_id", "mailed_at"),
        ...data.secret("token_hash", "sealed_code"),
        ...data.owner("invited_by"),
        ...data.exported("invitationsReceived", "email", "name"),
        ...data.exported("invitationsMade", "role", "title", "note", "uses", "max_uses", "created_at", "expires_at"),
        ...data.exported("invitationsMade", "revoked_at", "starts_on"),
        organization_id: data.exportedAs("invitationsMade", "organization"),
        cohort_id: data.exportedAs("invitationsMade", "cohort"),
      },
    },
    invitation_uses: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("invitation_id"),
        ...data.exported("invitationsReceived", "used_at"),
      },
    },
  },
  merge: {
    invitations: { invited_by: "moved" },
    invitation_uses: { person_id: "moved" },
  },
  retention: {
    invitations: { days: 365, why: "For a year after its end it explains how somebody came here." },
  },
  sections: {
    invitationsReceived: data.section("Invitations to you.", {
      email: data.words,
      name: data.words,
      role: z.string(),
      ...data.scope,
      title: data.words,
      startsOn: data.day.nullable(),
      note: data.words,
      createdAt: data.moment,
      expiresAt: data.moment,
      revokedAt: data.past,
      usedAt: data.past.describe("When you used it."),
    }),
    invitationsMade: data.section("Invitations by you. Whom they were mailed to is theirs.", {
      role: z.string(),
      ...data.scope,
      title: data.words,
      startsOn: data.day.nullable(),
      note: data.words,
      uses: z.number(),
      maxUses: z.number(),
      createdAt: data.moment,
      expiresAt: data.moment,
      revokedAt: data.past,
    }),
  },
  titles: {
    invitationsReceived: m.invitationsDataSectionInvitationsReceived,
    invitationsMade: m.invitationsDataSectionInvitationsMade,
  },
  labels: {
    revokedAt: m.invitationsDataFieldRevokedAt,
    uses: m.invitationsDataFieldUses,
    maxUses: m.invitationsDataFieldMaxUses,
    startsOn: m.invitationsDataFieldStartsOn,
  },
});
