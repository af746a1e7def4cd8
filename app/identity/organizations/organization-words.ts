import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import { kindInWords } from "#app/identity/organizations/kind-words.ts";
import * as m from "#app/messages/catalog.ts";
import type { Revised } from "./organization.server.ts";
import { organizationKinds } from "./organization.ts";
import type { OrganizationState } from "./organization-change.ts";
import type { listOrganizationChanges } from "./queries/organization-changes.server.ts";

export const nameField = () =>
  z
    .string(m.organizationsNameMissing())
    .overwrite(oneLine)
    .min(1, m.organizationsNameMissing())
    .max(160, m.organizationsNameLong());

export const kindField = () => z.enum(organizationKinds, m.organizationsKindMissing());

export const reasonLength = 500;

export const reasonField = () =>
  z
    .string(m.organizationsReasonMissing())
    .trim()
    .min(1, m.organizationsReasonMissing())
    .max(reasonLength, m.organizationsReasonLong());

/** The change number that a form was based on; invalid input matches none. */
export const seenField = () => z.coerce.number().int().catch(-1);

/** The reasons why a change was refused, by field; "" for the whole form. */
export function problemsOf(outcome: Exclude<Revised, "done" | "refused" | "not_there">): Record<string, string[]> {
  const said: Record<typeof outcome, [field: string, words: string]> = {
    changed_meanwhile: ["", m.organizationsMeanwhile()],
    closed: ["", m.organizationsIsClosed()],
    not_closed: ["", m.organizationsNotClosed()],
    taken: ["name", m.organizationsNameTaken()],
    not_a_district: ["district", m.organizationsDistrictWrong()],
    has_schools: ["kind", m.organizationsHasSchools()],
  };
  const [field, words] = said[outcome];
  return { [field]: [words] };
}

type Change = Awaited<ReturnType<typeof listOrganizationChanges>>[number];

/** A change in words, for the history of either organization that it may be about. */
export function changeInWords(change: Change, readerId: string, names: Map<string, string>): string {
  const { kind, before, after, organizationId, organizationName, otherName } = change;
  const other = (organizationId === readerId ? otherName : organizationName) ?? "";
  switch (kind) {
    case "created":
      return m.organizationsDidCreate({ name: after?.name ?? "" });
    case "renamed":
      return m.organizationsDidRename({ from: before?.name ?? "", to: after?.name ?? "" });
    case "moved":
      return m.organizationsDidMove({ from: districtOf(before, names), to: districtOf(after, names) });
    case "kind_changed":
      return m.organizationsDidKind({ from: kindOf(before), to: kindOf(after) });
    case "merged":
      return organizationId === readerId ? m.organizationsDidMerge({ other }) : m.organizationsDidTake({ other });
    case "closed":
      return m.organizationsDidClose();
    case "reopened":
      return m.organizationsDidReopen();
    case "undone":
      return otherName ? m.organizationsDidUndoMerge({ other }) : undoingInWords(before, after, names);
  }
}

/** Says what undoing restored. */
function undoingInWords(before: OrganizationState | null, after: OrganizationState | null, names: Map<string, string>) {
  const what = [
    before?.name !== after?.name && m.organizationsDidRename({ from: before?.name ?? "", to: after?.name ?? "" }),
    before?.kind !== after?.kind && m.organizationsDidKind({ from: kindOf(before), to: kindOf(after) }),
    before?.districtId !== after?.districtId &&
      m.organizationsDidMove({ from: districtOf(before, names), to: districtOf(after, names) }),
    before?.closedAt !== after?.closedAt && (after?.closedAt ? m.organizationsDidClose() : m.organizationsDidReopen()),
  ].filter((part) => part !== false);
  return m.organizationsDidUndo({ what: what.join(", ") });
}

const kindOf = (state: OrganizationState | null) => kindInWords(state?.kind ?? "other");
const districtOf = (state: OrganizationState | null, names: Map<string, string>) =>
  state?.districtId ? (names.get(state.districtId) ?? m.organizationsADistrict()) : "none";
