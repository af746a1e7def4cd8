import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { protocolPath } from "#app/catalog/program-path.ts";
import { listProtocols } from "#app/catalog/programs.server.ts";
import { MinutesStrip } from "#app/catalog/ui/minutes-strip.tsx";
import style from "#app/catalog/ui/protocol.css?url";
import * as m from "#app/messages/catalog.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Public: every protocol. */
export function loader() {
  return listProtocols().map(({ slug, title, purpose, minutes, group, rounds }) => ({
    slug,
    title,
    purpose,
    minutes,
    group,
    rounds: rounds.map(({ minutes }) => ({ minutes })),
  }));
}

export const meta: MetaFunction = () => [
  { title: titled(m.protocolListTitle()) },
  { name: "description", content: m.protocolListLead() },
];

export default function ProtocolListPage() {
  const protocols = useLoaderData<typeof loader>();
  return (
    <Page title={m.protocolListTitle()} lead={m.protocolListLead()}>
      {protocols.length === 0 ? (
        <EmptyState title={m.protocolNoneTitle()}>
          <p>{m.protocolNoneBody()}</p>
        </EmptyState>
      ) : (
        <ul className="plain content-list">
          {protocols.map(({ slug, title, purpose, minutes, group, rounds }) => (
            <li key={slug}>
              <h2>
                <Link to={protocolPath(slug)}>{title}</Link>
              </h2>
              <p className="measure">{purpose}</p>
              <MinutesStrip parts={rounds} />
              <p className="small soft numbers">
                {m.protocolMinutes({ minutes })} · {m.protocolGroup(group)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
