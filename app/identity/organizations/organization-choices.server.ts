import type { FindChoices } from "#app/http/choices.server.ts";
import type { Choice } from "#app/http/choices.ts";
import type { Db } from "#db/client.server.ts";
import { type ChoiceScope, listOrganizationChoices } from "./queries/organization-choices.server.ts";

/** Searches the organizations that a person may choose; a school is shown with its district. */
export function organizationChooser(db: Db, scope: ChoiceScope): FindChoices {
  const narrowed = new URLSearchParams({
    ...(scope.kind && { kind: scope.kind }),
    ...(scope.except && { except: scope.except }),
  });
  return async (asked) => {
    const { rows, isMore } = await listOrganizationChoices(db, scope, asked);
    const options = rows.map(choiceOf);
    return { options, q: asked.q, searchAt: isMore ? `/choices/organizations?${narrowed}` : null };
  };
}

/**
 * As `organizationChooser`, for the scope of a role: the whole site and cohorts come first, and values name their kind.
 */
export function scopeChooser(
  db: Db,
  scope: ChoiceScope,
  { first, group }: { first: Choice[]; group: string },
): FindChoices {
  return async ({ q, chosen }) => {
    const { rows, isMore } = await listOrganizationChoices(db, scope, { q, chosen: chosen.split(" ")[1] ?? "" });
    const options = [...first, ...rows.map((row) => ({ ...scopeChoiceOf(row), group }))];
    return { options, q, searchAt: isMore ? "/choices/organizations?as=scope" : null };
  };
}

type Row = Awaited<ReturnType<typeof listOrganizationChoices>>["rows"][number];

export const choiceOf = ({ id, name, districtName }: Row): Choice => ({ value: id, label: name, detail: districtName });

export const scopeChoiceOf = (row: Row): Choice => ({ ...choiceOf(row), value: `organization ${row.id}` });
