import { type AuditAction, auditActionInWords } from "#app/audit-actions/audit-actions.ts";
import * as m from "#app/messages/catalog.ts";
import { type Role, roles } from "../person/role.ts";
import { roleInWords } from "../person/words.ts";
import type { AuditDetail } from "./audit.ts";

/** The actions that need to say which field changed; the names of all others already say it. */
const isChange = (action: AuditAction) => action === "organization.changed" || action === "organization.change_undone";

const isRole = (word: unknown): word is Role => roles.some((role) => role === word);

/** An action in words, with the details that add to it. */
export function auditInWords(action: AuditAction, detail: AuditDetail): string {
  const more = [
    isRole(detail.role) && m.auditRoleDetail({ role: roleInWords(detail.role) }),
    isChange(action) && typeof detail.change === "string" && m.auditChangeDetail({ change: detail.change }),
  ].filter((part) => part !== false);
  const words = auditActionInWords(action);
  return more.length > 0 ? `${words} (${more.join(", ")})` : words;
}
