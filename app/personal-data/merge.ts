import type { MergeUse } from "#app/personal-data-part/part.ts";
import { parts } from "./parts.ts";

/** How a merge treats each column that references the account merged away, by table. */
export const referenceUse: Record<string, Record<string, MergeUse>> = Object.assign(
  {},
  ...parts.map(({ merge }) => merge),
);

/** The columns that a merge moves, by table. */
export function movedReferences(): { table: string; columns: string[] }[] {
  return Object.entries(referenceUse).flatMap(([table, uses]) => {
    const columns = Object.entries(uses).flatMap(([column, use]) => (use === "moved" ? [column] : []));
    return columns.length > 0 ? [{ table, columns }] : [];
  });
}

type Account = { id: string; isDemo: boolean; erasureDueAt: Date | null; hasOpenEmailChange: boolean };

/** Why two accounts may not be merged now. */
export type MergeProblem = "itself" | "demo" | "leaving" | "email_changed_lately";

/**
 * Whether two accounts may be merged. Demo accounts are shared by everyone. A person who requested an erasure must
 * cancel it first. A recently changed address can be reclaimed from the old one by the victim of a theft, which a merge
 * would prevent.
 */
export function mergeProblem(kept: Account, gone: Account): MergeProblem | null {
  if (kept.id === gone.id) return "itself";
  if (kept.isDemo !== gone.isDemo) return "demo";
  if (kept.erasureDueAt || gone.erasureDueAt) return "leaving";
  return gone.hasOpenEmailChange ? "email_changed_lately" : null;
}
