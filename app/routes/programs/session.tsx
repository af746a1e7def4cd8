import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { directionOf } from "#app/catalog/direction.ts";
import { programPath } from "#app/catalog/program-path.ts";
import { findProgram, listProtocols } from "#app/catalog/programs.server.ts";
import { Agenda } from "#app/catalog/ui/agenda.tsx";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import style from "#app/catalog/ui/protocol.css?url";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Public: the agenda of a program's session, to read or to print and run. */
export function loader({ params }: LoaderFunctionArgs) {
  const program = findProgram(params.program ?? "");
  const agenda = program?.agendas.find(({ key }) => key === params.session);
  if (!program || !agenda) throw notFound("Session");
  const protocolTitles = Object.fromEntries(listProtocols().map(({ slug, title }) => [slug, title]));
  const { slug, title, language } = program;
  return { program: { slug, title, language }, agenda, protocolTitles };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [{ title: titled(data.agenda.title, data.program.title) }, { name: "description", content: data.agenda.purpose }]
    : [];

export default function SessionPage() {
  const { program, agenda, protocolTitles } = useLoaderData<typeof loader>();
  const { week, minutes } = agenda;
  return (
    <Page
      title={agenda.title}
      lead={agenda.purpose}
      breadcrumbs={[
        { to: "/programs", label: m.programListTitle() },
        { to: programPath(program.slug), label: program.title },
      ]}
      actions={<PrintButton />}
    >
      <div className="program stack stack-8" lang={program.language} dir={directionOf(program.language)}>
        <p className="numbers soft">{m.programSessionFacts({ week, minutes })}</p>
        <Agenda agenda={agenda} protocolTitles={protocolTitles} />
      </div>
    </Page>
  );
}
