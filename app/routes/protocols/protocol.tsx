import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { directionOf } from "#app/catalog/direction.ts";
import { agendaPath } from "#app/catalog/program-path.ts";
import { findProtocol, listPrograms } from "#app/catalog/programs.server.ts";
import { ContentSection, ProblemNotice, TextList } from "#app/catalog/ui/content-section.tsx";
import { MinutesStrip } from "#app/catalog/ui/minutes-strip.tsx";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import style from "#app/catalog/ui/protocol.css?url";
import { ProtocolRounds } from "#app/catalog/ui/protocol-rounds.tsx";
import { notFound } from "#app/http/refusals.ts";
import { SourceList } from "#app/learning/ui/lesson-references.tsx";
import * as m from "#app/messages/catalog.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Public: a protocol, to read or to print and run, and the sessions that use it. */
export function loader({ params }: LoaderFunctionArgs) {
  const protocol = findProtocol(params.protocol ?? "");
  if (!protocol) throw notFound("Protocol");
  const sessions = listPrograms().flatMap(({ slug, agendas }) =>
    agendas
      .filter(({ parts }) => parts.some((part) => part.protocol === protocol.slug))
      .map(({ key, title }) => ({ to: agendaPath(slug, key), title })),
  );
  return { protocol, sessions };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: titled(data.protocol.title, m.protocolListTitle()) },
        { name: "description", content: data.protocol.purpose },
      ]
    : [];

export default function ProtocolPage() {
  const { protocol, sessions } = useLoaderData<typeof loader>();
  const { min, max } = protocol.group;
  return (
    <Page
      title={protocol.title}
      lead={protocol.purpose}
      breadcrumbs={[{ to: "/protocols", label: m.protocolListTitle() }]}
      actions={<PrintButton />}
    >
      <div className="protocol stack stack-8" lang={protocol.language} dir={directionOf(protocol.language)}>
        <ProblemNotice problem={protocol.problem} />
        <MinutesStrip parts={protocol.rounds} />
        <dl className="protocol__facts">
          <div>
            <dt>{m.protocolTimeLabel()}</dt>
            <dd className="numbers">{m.protocolMinutes({ minutes: protocol.minutes })}</dd>
          </div>
          <div>
            <dt>{m.protocolGroupLabel()}</dt>
            <dd className="numbers">{m.protocolGroup({ min, max })}</dd>
          </div>
          <div>
            <dt>{m.protocolUseWhenLabel()}</dt>
            <dd>{protocol.useWhen}</dd>
          </div>
        </dl>
        <div className="protocol__ready">
          <TextList id="before" title={m.protocolBefore()} texts={protocol.before} />
          <TextList id="materials" title={m.protocolMaterials()} texts={protocol.materials} />
        </div>
        <ContentSection id="rounds" title={m.protocolRounds()}>
          <ProtocolRounds rounds={protocol.rounds} />
        </ContentSection>
        <TextList id="after" title={m.protocolAfter()} texts={protocol.after} />
        {protocol.sources.length > 0 ? (
          <ContentSection id="sources" title={m.protocolSources()}>
            <p className="small soft">{m.protocolOwnWords()}</p>
            <SourceList sources={protocol.sources} />
          </ContentSection>
        ) : null}
        {sessions.length > 0 ? (
          <section aria-labelledby="used" className="stack no-print">
            <h2 id="used">{m.protocolUsed()}</h2>
            <ul className="bullets">
              {sessions.map(({ to, title }) => (
                <li key={to}>
                  <Link to={to}>{title}</Link>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Page>
  );
}
