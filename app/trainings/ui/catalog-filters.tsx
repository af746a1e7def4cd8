import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import type { RunFilter } from "../runs/queries/runs.server.ts";
import { runFormats } from "../runs/run-words.ts";

/** The filter as it stands in the catalog's addresses, with more where given; what is empty is left out. */
export function catalogAddress(
  { format, language, offeringSlug, isPast }: RunFilter,
  more: Record<string, string | null> = {},
): string {
  const named = { when: isPast ? "past" : null, format, language, offering: offeringSlug, ...more };
  const query = new URLSearchParams(Object.entries(named).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `/trainings?${query}` : "/trainings";
}

type Props = { filter: RunFilter; month: string | null; languages: { code: string; name: string }[] };

/** Chooses what the catalog shows; a month shows what is past and to come alike. */
export function CatalogFilters({ filter, month, languages }: Props) {
  return (
    <Form method="get" className="run-filters">
      {month ? (
        <input type="hidden" name="month" value={month} />
      ) : (
        <SelectField name="when" label={m.trainingsWhen()} defaultValue={filter.isPast ? "past" : ""}>
          <option value="">{m.trainingsToCome()}</option>
          <option value="past">{m.trainingsPast()}</option>
        </SelectField>
      )}
      {filter.offeringSlug ? <input type="hidden" name="offering" value={filter.offeringSlug} /> : null}
      <SelectField name="format" label={m.trainingsFormatLabel()} defaultValue={filter.format ?? ""}>
        <option value="">{m.trainingsAnyFormat()}</option>
        {runFormats.map((format) => (
          <option key={format} value={format}>
            {m.trainingsFormat({ format })}
          </option>
        ))}
      </SelectField>
      <SelectField name="language" label={m.trainingsLanguage()} defaultValue={filter.language ?? ""}>
        <option value="">{m.trainingsAnyLanguage()}</option>
        {languages.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <Button>{m.trainingsShow()}</Button>
    </Form>
  );
}

/** The catalog is read forward, so its end is found without counting it. */
export function CatalogPages({ page, hasMore, filter }: { page: number; hasMore: boolean; filter: RunFilter }) {
  if (page === 1 && !hasMore) return null;
  const to = (number: number) => catalogAddress(filter, { page: number > 1 ? String(number) : null });
  return (
    <nav aria-label={m.appPages()} className="cluster">
      {page > 1 ? <LinkButton to={to(page - 1)}>{m.appPreviousPage()}</LinkButton> : null}
      {hasMore ? <LinkButton to={to(page + 1)}>{m.appNextPage()}</LinkButton> : null}
    </nav>
  );
}
