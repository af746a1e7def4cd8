import type { AuditAction } from "#app/audit-actions/audit-actions.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import type { AuditDetail } from "../audit/audit.ts";
import type { SecurityChange } from "./security-change.ts";

/** The person whose sign-in changed. */
export type Owner = { id: string; email: string; language: string; timeZone: string };

const actions = {
  password_changed: "password.changed",
  password_removed: "password.changed",
  two_step_on: "two_step.turned_on",
  two_step_off: "two_step.turned_off",
  two_step_reset: "two_step.reset",
  recovery_codes_made: "recovery_codes.made",
  recovery_code_used: "recovery_code.used",
  passkey_added: "passkey.added",
  passkey_removed: "passkey.removed",
  connected_added: "connected_sign_in.added",
  connected_removed: "connected_sign_in.removed",
} satisfies Partial<Record<SecurityChange, AuditAction>>;

/**
 * Records a change to how a person signs in and mails them, in the transaction that makes it, so that a person who did
 * not make the change hears of it. `actorId` defaults to the owner; null for a command.
 */
export async function recordSecurityChange(
  db: Db,
  owner: Owner,
  change: keyof typeof actions,
  { actorId = owner.id, detail = {} }: { actorId?: string | null; detail?: AuditDetail } = {},
): Promise<void> {
  await recordAudit(db, { actorId, action: actions[change], subjectId: owner.id, detail });
  const { id: personId, email, language, timeZone } = owner;
  await queueMail(
    db,
    { personId, email, language, timeZone },
    {
      template: "security_change",
      data: { change, at: currentTime().toISOString(), settingsPath: "/settings/sign-in" },
    },
  );
}
