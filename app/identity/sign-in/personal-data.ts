import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const signInData = data.part({
  tables: {
    passwords: {
      erasure: data.goes("person_id"),
      columns: { ...data.owner("person_id"), ...data.secret("hash"), ...data.exported("passwords", "changed_at") },
    },
    connected_sign_ins: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("id"),
        ...data.exported("connectedSignIns", "issuer", "subject", "email", "created_at", "last_used_at"),
      },
    },
    email_changes: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.secret("id", "undo_hash"),
        ...data.exported("emailChanges", "old_email", "new_email", "changed_at", "undo_until", "undone_at"),
      },
    },
    mail_proofs: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.secret("id", "link_hash", "code_hash", "browser_hash", "sealed_sign_up", "return_to"),
        ...data.exported("mailProofs", "is_shared"),
        ...data.exported("mailProofs", "purpose", "email", "code_tries", "created_at", "expires_at", "used_at"),
      },
    },
  },
  merge: {
    connected_sign_ins: { person_id: "moved" },
    passwords: { person_id: "dropped" },
    mail_proofs: { person_id: "dropped" },
    email_changes: { person_id: "dropped" },
  },
  retention: {
    mail_proofs: { days: 1, why: "A link or code that expired or was used proves nothing; a day serves questions." },
    email_changes: { days: 0, why: "An old address is kept only while the change can be undone from it." },
  },
  sections: {
    passwords: data.section("That you have a password. The password itself is not known to us.", {
      changedAt: data.moment,
    }),
    connectedSignIns: data.section("Accounts elsewhere that you sign in with.", {
      issuer: z.string(),
      subject: z.string().describe("What the provider calls you."),
      email: data.words,
      createdAt: data.moment,
      lastUsedAt: data.past,
    }),
    emailChanges: data.section("Addresses that you had, while the change can be undone.", {
      oldEmail: z.string(),
      newEmail: z.string(),
      changedAt: data.moment,
      undoUntil: data.moment,
      undoneAt: data.past,
    }),
    mailProofs: data.section(
      "Links and codes that were mailed to you to prove an address, without the links and codes.",
      {
        purpose: z.string(),
        email: z.string(),
        codeTries: z.number(),
        isShared: z.boolean(),
        createdAt: data.moment,
        expiresAt: data.moment,
        usedAt: data.past,
      },
    ),
  },
  titles: {
    passwords: m.signInDataSectionPasswords,
    connectedSignIns: m.signInDataSectionConnectedSignIns,
    emailChanges: m.signInDataSectionEmailChanges,
    mailProofs: m.signInDataSectionMailProofs,
  },
  labels: {
    issuer: m.signInDataFieldIssuer,
    subject: m.signInDataFieldSubject,
    oldEmail: m.signInDataFieldOldEmail,
    newEmail: m.signInDataFieldNewEmail,
    undoUntil: m.signInDataFieldUndoUntil,
    undoneAt: m.signInDataFieldUndoneAt,
    purpose: m.signInDataFieldPurpose,
    codeTries: m.signInDataFieldCodeTries,
  },
});
