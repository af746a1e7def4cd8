import type { OrganizationKind } from "./organization.ts";

export const organizationChangeKinds = [
  "created",
  "renamed",
  "moved",
  "kind_changed",
  "merged",
  "closed",
  "reopened",
  "undone",
] as const;
export type OrganizationChangeKind = (typeof organizationChangeKinds)[number];

/** An organization's state before or after a change. */
export type OrganizationState = {
  name: string;
  kind: OrganizationKind;
  districtId: string | null;
  closedAt: string | null;
  mergedIntoId: string | null;
};

export function stateOf(row: Omit<OrganizationState, "closedAt"> & { closedAt: Date | null }): OrganizationState {
  const { name, kind, districtId, closedAt, mergedIntoId } = row;
  return { name, kind, districtId, closedAt: closedAt?.toISOString() ?? null, mergedIntoId };
}

const fields = ["name", "kind", "districtId", "closedAt", "mergedIntoId"] as const;

/** The fields of `to` that differ from `from`. */
export function difference(from: OrganizationState, to: OrganizationState): Partial<OrganizationState> {
  const changed = fields.filter((field) => from[field] !== to[field]).map((field) => [field, to[field]]);
  return Object.fromEntries(changed);
}

type Change = {
  kind: OrganizationChangeKind;
  otherId: string | null;
  before: OrganizationState | null;
  after: OrganizationState | null;
  /** Whether a later change undid it. */
  isUndone: boolean;
};

/**
 * Why a change cannot be undone: already undone, never undoable, its fields set again since, or the organization
 * closed.
 */
export type UndoRefusal = "already_undone" | "never" | "changed_since" | "closed";

/**
 * The values that undo a change in the organization itself. Only fields that the change set are restored, and only
 * those that nobody has set since.
 */
export function revertOf(change: Change, now: OrganizationState): { values: Partial<OrganizationState> } | UndoRefusal {
  const { kind, otherId, before, after, isUndone } = change;
  if (isUndone) return "already_undone";
  if (kind === "created" || !before || !after || (kind === "undone" && otherId)) return "never";
  const set = difference(before, after);
  const wasSetAgain = fields.some((field) => field in set && now[field] !== after[field]);
  if (wasSetAgain || Object.keys(set).length === 0) return "changed_since";
  if (now.closedAt !== null && !("closedAt" in set)) return "closed";
  return { values: difference(after, before) };
}
