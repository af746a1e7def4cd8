import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentCatalog } from "#app/catalog/current.server.ts";
import * as m from "#app/messages/catalog.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

/** Public: the terms used in the courses, each explained in a sentence or two. */
export function loader() {
  const terms = currentCatalog().glossary.map(({ id, term, definition }) => ({ id, term, definition }));
  return { terms: terms.sort((a, b) => a.term.localeCompare(b.term, "en", { sensitivity: "base" })) };
}

export const meta: MetaFunction = () => [
  { title: titled(m.glossaryTitle()) },
  { name: "description", content: m.glossaryLead() },
];

export default function GlossaryPage() {
  const { terms } = useLoaderData<typeof loader>();
  return (
    <Page title={m.glossaryTitle()} lead={m.glossaryLead()} width="narrow">
      {terms.length === 0 ? (
        <EmptyState title={m.glossaryEmptyTitle()}>
          <p>{m.glossaryEmptyBody()}</p>
        </EmptyState>
      ) : (
        <dl className="glossary">
          {terms.map(({ id, term, definition }) => (
            <div key={id}>
              <dt id={`term-${id}`}>{term}</dt>
              <dd>{definition}</dd>
            </div>
          ))}
        </dl>
      )}
    </Page>
  );
}
