import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { programPath } from "#app/catalog/program-path.ts";
import { listPrograms } from "#app/catalog/programs.server.ts";
import style from "#app/catalog/ui/protocol.css?url";
import * as m from "#app/messages/catalog.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Public: every program that a cohort can follow. */
export function loader() {
  return listPrograms().map(({ slug, title, summary, months, agendas }) => ({
    slug,
    title,
    summary,
    facts: m.programFacts({ months, sessions: agendas.length }),
  }));
}

export const meta: MetaFunction = () => [
  { title: titled(m.programListTitle()) },
  { name: "description", content: m.programListLead() },
];

export default function ProgramListPage() {
  const programs = useLoaderData<typeof loader>();
  return (
    <Page title={m.programListTitle()} lead={m.programListLead()}>
      {programs.length === 0 ? (
        <EmptyState title={m.programNoneTitle()}>
          <p>{m.programNoneBody()}</p>
        </EmptyState>
      ) : (
        <ul className="plain content-list">
          {programs.map(({ slug, title, summary, facts }) => (
            <li key={slug}>
              <h2>
                <Link to={programPath(slug)}>{title}</Link>
              </h2>
              <p className="measure">{summary}</p>
              <p className="small soft numbers">{facts}</p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
