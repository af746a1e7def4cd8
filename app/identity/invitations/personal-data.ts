import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import {
  day,
  exported,
  exportedAs,
  goes,
  moment,
  ours,
  owner,
  part,
  past,
  secret,
  section,
  words,
} from "#app/personal-data-part/part.ts";

const scope = { organization: words, cohort: words };

/** This domain's personal data: how each table is exported, erased and named. */
export const invitationData = part({
  tables: {
    invitations: {
      erasure: {
        by: "words",
        because: "One to them goes; one by them stays for the person invited, without note and author.",
      },
      columns: {
        ...ours("id", "import_id"),
        ...secret("token_hash", "sealed_code"),
        ...owner("invited_by"),
        ...exported("invitationsReceived", "email", "name"),
        ...exported("invitationsMade", "role", "title", "note", "uses", "max_uses", "created_at", "expires_at"),
        ...exported("invitationsMade", "revoked_at", "starts_on"),
        organization_id: exportedAs("invitationsMade", "organization"),
        cohort_id: exportedAs("invitationsMade", "cohort"),
      },
    },
    invitation_uses: {
      erasure: goes("person_id"),
      columns: { ...owner("person_id"), ...ours("invitation_id"), ...exported("invitationsReceived", "used_at") },
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
    invitationsReceived: section("Invitations to you.", {
      email: words,
      name: words,
      role: z.string(),
      ...scope,
      title: words,
      startsOn: day.nullable(),
      note: words,
      createdAt: moment,
      expiresAt: moment,
      revokedAt: past,
      usedAt: past.describe("When you used it."),
    }),
    invitationsMade: section("Invitations by you. Whom they were mailed to is theirs.", {
      role: z.string(),
      ...scope,
      title: words,
      startsOn: day.nullable(),
      note: words,
      uses: z.number(),
      maxUses: z.number(),
      createdAt: moment,
      expiresAt: moment,
      revokedAt: past,
    }),
  },
  titles: {
    invitationsReceived: m.takeoutSectionInvitationsReceived,
    invitationsMade: m.takeoutSectionInvitationsMade,
  },
  labels: {
    note: m.takeoutFieldNote,
    revokedAt: m.takeoutFieldRevokedAt,
    uses: m.takeoutFieldUses,
    maxUses: m.takeoutFieldMaxUses,
    startsOn: m.takeoutFieldStartsOn,
  },
});
