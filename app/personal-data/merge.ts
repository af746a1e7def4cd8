import type { MergeUse } from "#app/personal-data-part/part.ts";
import { parts } from "./parts.ts";

/** What becomes of each column that names the account that goes, by table. */
export const referenceUse: Record<string, Record<string, MergeUse>> = Object.assign(
  {},
  ...parts.map(({ merge }) => merge),
);

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
