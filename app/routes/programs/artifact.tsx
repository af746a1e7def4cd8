import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { directionOf } from "#app/catalog/direction.ts";
import { programPath } from "#app/catalog/program-path.ts";
import { findProgram } from "#app/catalog/programs.server.ts";
import { ArtifactTemplate } from "#app/catalog/ui/artifact-template.tsx";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import style from "#app/catalog/ui/protocol.css?url";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Public: what an artifact of a program asks for, and its rubric. */
export function loader({ params }: LoaderFunctionArgs) {
  const program = findProgram(params.program ?? "");
  const template = program?.artifacts.find(({ key }) => key === params.artifact);
  if (!program || !template) throw notFound("Artifact");
  const { slug, title, language } = program;
  return { program: { slug, title, language }, template };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: titled(data.template.title, data.program.title) },
        { name: "description", content: data.template.purpose },
      ]
    : [];

export default function ArtifactTemplatePage() {
  const { program, template } = useLoaderData<typeof loader>();
  return (
    <Page
      title={template.title}
      lead={template.purpose}
      breadcrumbs={[
        { to: "/programs", label: m.programListTitle() },
        { to: programPath(program.slug), label: program.title },
      ]}
      actions={<PrintButton />}
    >
      <div className="program stack stack-8" lang={program.language} dir={directionOf(program.language)}>
        <p className="numbers soft">
          {m.programDue({ weeks: template.weeks.join(", "), count: template.weeks.length })}
        </p>
        <ArtifactTemplate template={template} />
      </div>
    </Page>
  );
}
