import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { directionOf } from "#app/catalog/direction.ts";
import { programPath } from "#app/catalog/program-path.ts";
import { findProgram } from "#app/catalog/programs.server.ts";
import { ContentSection } from "#app/catalog/ui/content-section.tsx";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import style from "#app/catalog/ui/protocol.css?url";
import { WritingLines } from "#app/catalog/ui/writing-lines.tsx";
import { WrittenText } from "#app/catalog/ui/written-text.tsx";
import { notFound } from "#app/http/refusals.ts";
import { SourceList } from "#app/learning/ui/lesson-references.tsx";
import * as m from "#app/messages/catalog.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Public: a guide or a form of a program, to read or to print. */
export function loader({ params }: LoaderFunctionArgs) {
  const program = findProgram(params.program ?? "");
  const handout = program?.handouts.find(({ key }) => key === params.handout);
  if (!program || !handout) throw notFound("Handout");
  const { slug, title, language } = program;
  return { program: { slug, title, language }, handout };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: titled(data.handout.title, data.program.title) },
        { name: "description", content: data.handout.purpose },
      ]
    : [];

export default function HandoutPage() {
  const { program, handout } = useLoaderData<typeof loader>();
  return (
    <Page
      title={handout.title}
      lead={handout.purpose}
      breadcrumbs={[
        { to: "/programs", label: m.programListTitle() },
        { to: programPath(program.slug), label: program.title },
      ]}
      actions={<PrintButton />}
    >
      <div className="handout stack stack-8" lang={program.language} dir={directionOf(program.language)}>
        {handout.sections.map(({ title, text, lines }, index) => (
          <ContentSection key={title} id={`section-${index + 1}`} title={title}>
            <WrittenText text={text} className="written measure" />
            <WritingLines count={lines} />
          </ContentSection>
        ))}
        {handout.sources.length > 0 ? (
          <ContentSection id="sources" title={m.protocolSources()}>
            <SourceList sources={handout.sources} />
          </ContentSection>
        ) : null}
      </div>
    </Page>
  );
}
