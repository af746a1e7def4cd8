/**
 * What becomes of each column that names the account that goes. "moved" names the other one from then on, after the
 * domains made room; "dropped" goes with the account: what opened it, and what was only for its owner's eyes.
 */
export const referenceUse = {
  memberships: { person_id: "moved" },
  cohort_memberships: { person_id: "moved" },
  role_grants: { person_id: "moved", granted_by: "moved", ended_by: "moved" },
  connected_sign_ins: { person_id: "moved" },
  invitations: { invited_by: "moved" },
  invitation_uses: { person_id: "moved" },
  imports: { started_by: "moved" },
  organization_changes: { changed_by: "moved" },
  enrollments: { person_id: "dropped" }, // the other account has them all by then
  lesson_facts: { person_id: "moved" },
  course_facts: { person_id: "moved" },
  responses: { person_id: "moved" },
  reflections: { person_id: "moved" },
  reading_positions: { person_id: "moved" },
  mails: { person_id: "moved" },
  notification_choices: { person_id: "moved" },
  account_merges: { kept_id: "moved" },
  site_state: { maintenance_by: "moved" },
  passwords: { person_id: "dropped" },
  totp_secrets: { person_id: "dropped" }, // sealed for its owner
  recovery_codes: { person_id: "dropped" }, // hashed with its owner
  passkeys: { person_id: "dropped" }, // authenticators answer with their owner's id
  passkey_challenges: { person_id: "dropped" },
  sessions: { person_id: "dropped" },
  mail_proofs: { person_id: "dropped" },
  email_changes: { person_id: "dropped" },
  data_exports: { person_id: "dropped" },
} as const satisfies Record<string, Record<string, "moved" | "dropped">>;

/** The tables with columns that change hands, and those columns. */
export function movedReferences(): { table: string; columns: string[] }[] {
  return Object.entries(referenceUse).flatMap(([table, uses]) => {
    const columns = Object.entries(uses).flatMap(([column, use]) => (use === "moved" ? [column] : []));
    return columns.length > 0 ? [{ table, columns }] : [];
  });
}

type Account = { id: string; isDemo: boolean; erasureDueAt: Date | null; hasOpenEmailChange: boolean };

/** Why two accounts may not become one now. */
export type MergeProblem = "itself" | "demo" | "leaving" | "email_changed_lately";

/**
 * Whether two accounts may become one. The demo's people are everybody's. Who asked for an erasure undoes that first. An
 * address that was changed lately can be taken back from the old one, by whoever it was stolen from: not after this.
 */
export function mergeProblem(kept: Account, gone: Account): MergeProblem | null {
  if (kept.id === gone.id) return "itself";
  if (kept.isDemo !== gone.isDemo) return "demo";
  if (kept.erasureDueAt || gone.erasureDueAt) return "leaving";
  return gone.hasOpenEmailChange ? "email_changed_lately" : null;
}
