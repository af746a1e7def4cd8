import { exported, exportedAs, others, ours, owner, secret, type TableUse } from "./column-use.ts";

const goes = (column = "person_id") => ({ by: "cascade", column }) as const;

/** Who people are, where they belong, how they sign in, and who changed what. */
export const identityTables: Record<string, TableUse> = {
  people: {
    erasure: goes("id"),
    columns: {
      ...exported("account", "id", "email", "name", "pronouns", "time_zone", "language", "created_at"),
      ...exported("account", "email_verified_at", "erasure_due_at"),
      ...ours("is_demo"),
    },
  },
  passwords: {
    erasure: goes(),
    columns: { ...owner("person_id"), ...secret("hash"), ...exported("passwords", "changed_at") },
  },
  sessions: {
    erasure: goes(),
    columns: {
      ...owner("person_id"),
      ...secret("token_hash", "id"),
      ...exported("sessions", "expires_at", "created_at", "last_used_at", "device", "is_shared", "method", "proved_at"),
      ...exported("sessions", "second_step_at", "view_as_role"),
      view_as_organization_id: exportedAs("sessions", "viewAsOrganization"),
    },
  },
  mail_proofs: {
    erasure: goes(),
    columns: {
      ...owner("person_id"),
      ...secret("id", "link_hash", "code_hash", "browser_hash", "sealed_sign_up", "return_to"),
      ...exported("mailProofs", "is_shared"),
      ...exported("mailProofs", "purpose", "email", "code_tries", "created_at", "expires_at", "used_at"),
    },
  },
  email_changes: {
    erasure: goes(),
    columns: {
      ...owner("person_id"),
      ...secret("id", "undo_hash"),
      ...exported("emailChanges", "old_email", "new_email", "changed_at", "undo_until", "undone_at"),
    },
  },
  totp_secrets: {
    erasure: goes(),
    columns: {
      ...owner("person_id"),
      ...secret("sealed_secret"),
      ...exported("authenticatorApps", "created_at", "confirmed_at", "last_used_step"),
    },
  },
  recovery_codes: {
    erasure: goes(),
    columns: {
      ...owner("person_id"),
      ...secret("code_hash"),
      ...exported("recoveryCodes", "created_at", "used_at"),
    },
  },
  passkeys: {
    erasure: goes(),
    columns: {
      ...owner("person_id"),
      ...secret("id", "public_key"),
      ...exported("passkeys", "counter", "transports", "is_backed_up", "name", "created_at", "last_used_at"),
    },
  },
  passkey_challenges: {
    erasure: goes(),
    columns: { ...owner("person_id"), ...secret("challenge_hash"), ...ours("expires_at") },
  },
  connected_sign_ins: {
    erasure: goes(),
    columns: {
      ...owner("person_id"),
      ...ours("id"),
      ...exported("connectedSignIns", "issuer", "subject", "email", "created_at", "last_used_at"),
    },
  },
  memberships: {
    erasure: goes(),
    columns: {
      ...owner("person_id"),
      ...ours("id"),
      ...exported("memberships", "title", "started_on", "ended_on"),
      organization_id: exportedAs("memberships", "organization"),
    },
  },
  cohort_memberships: {
    erasure: goes(),
    columns: {
      ...owner("person_id"),
      ...exported("cohorts", "joined_on", "left_on"),
      cohort_id: exportedAs("cohorts", "cohort"),
    },
  },
  role_grants: {
    // What somebody wrote about other people's roles goes; the roles are theirs.
    erasure: goes(),
    columns: {
      ...owner("person_id"),
      ...ours("id"),
      ...exported("roles", "role", "granted_by", "reason", "granted_at", "ends_at", "ended_by", "end_reason"),
      organization_id: exportedAs("roles", "organization"),
      cohort_id: exportedAs("roles", "cohort"),
    },
  },
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
    erasure: goes(),
    columns: { ...owner("person_id"), ...ours("invitation_id"), ...exported("invitationsReceived", "used_at") },
  },
  imports: {
    erasure: { by: "words", because: "It is the record of where many people came from; its author and file name go." },
    columns: {
      ...ours("id"),
      ...owner("started_by"),
      ...exported("imports", "file_name", "state", "row_count", "problem_count", "counts", "created_at"),
      ...exported("imports", "finished_at", "kind", "ignored_columns", "mails_invitations"),
    },
  },
  import_rows: {
    erasure: { by: "words", because: "A row with their address goes; others are other people's." },
    columns: { ...ours("import_id", "line", "effects", "problems"), ...others("cells") },
  },
  organization_changes: {
    erasure: { by: "words", because: "It is the organization's history; who changed it and why goes." },
    columns: {
      ...owner("changed_by"),
      ...ours("id", "other_id", "before", "after", "moved", "undoes"),
      ...exported("organizationChanges", "kind", "reason", "changed_at"),
      organization_id: exportedAs("organizationChanges", "organization"),
    },
  },
  audit_events: {
    erasure: {
      by: "kept",
      because: "It names people by numbers that then belong to nobody, and a record that could be cleaned is none.",
    },
    columns: {
      ...ours("id"),
      ...exported("activity", "happened_at", "action", "detail"),
      actor_id: exportedAs("activity", "isByYou"),
      subject_id: exportedAs("activity", "isAboutYou"),
      organization_id: exportedAs("activity", "organization"),
    },
  },
  organizations: {
    erasure: { by: "nobody", because: "Organizations are not people." },
    columns: ours("id", "name", "kind", "district_id", "is_fictional", "closed_at", "merged_into_id", "created_at"),
  },
  cohorts: {
    erasure: { by: "nobody", because: "Who belongs to a cohort is in cohort_memberships." },
    columns: ours("id", "name", "starts_on", "ends_on", "created_at"),
  },
  rate_limits: {
    erasure: { by: "nobody", because: "Keys are hashes, and gone within a day." },
    columns: ours("key_hash", "attempts", "window_ends_at"),
  },
};
