import { type AuditAction, auditActionWords } from "#app/audit-actions/audit-actions.ts";
import * as m from "#app/messages/catalog.ts";
import { type Role, roles } from "../person/role.ts";
import { roleInWords } from "../person/words.ts";
import type { AuditDetail } from "./audit.ts";

/** Which of its changes it was: the others say that by their names. */
const isChange = (action: AuditAction) => action === "organization.changed" || action === "organization.change_undone";

const isRole = (word: unknown): word is Role => roles.some((role) => role === word);

/** What was done, in words, with the details that say more. */
export function auditInWords(action: AuditAction, detail: AuditDetail): string {
  const more = [
    isRole(detail.role) && m.auditRoleDetail({ role: roleInWords(detail.role) }),
    isChange(action) && typeof detail.change === "string" && m.auditChangeDetail({ change: detail.change }),
  ].filter((part) => part !== false);
  const words = auditActionWords[action]();
  return more.length > 0 ? `${words} (${more.join(", ")})` : words;
}
