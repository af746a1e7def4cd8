import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { coursePath } from "#app/catalog/course-path.ts";
import { directionOf } from "#app/catalog/direction.ts";
import { monthsOf } from "#app/catalog/program-calendar.ts";
import { findProgram, linkedCourses, listProtocols } from "#app/catalog/programs.server.ts";
import { Agenda } from "#app/catalog/ui/agenda.tsx";
import { ArtifactTemplate } from "#app/catalog/ui/artifact-template.tsx";
import { ContentSection, ProblemNotice, TextList } from "#app/catalog/ui/content-section.tsx";
import { ProgramCalendar } from "#app/catalog/ui/program-calendar.tsx";
import { WrittenText } from "#app/catalog/ui/written-text.tsx";
import { notFound } from "#app/http/refusals.ts";
import { SourceList } from "#app/learning/ui/lesson-references.tsx";
import * as m from "#app/messages/catalog.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

/** Public: what a program is. */
export function loader({ params }: LoaderFunctionArgs) {
  const program = findProgram(params.program ?? "");
  if (!program) throw notFound("Program");
  const courses = linkedCourses(program).map(({ courseId, title, reason, course }) => ({
    id: courseId,
    title: course?.title ?? title,
    reason,
    to: course ? coursePath(course.slug) : null,
  }));
  const protocolTitles = Object.fromEntries(listProtocols().map(({ slug, title }) => [slug, title]));
  return { program, courses, protocolTitles, months: monthsOf(program) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: titled(data.program.title, m.programListTitle()) },
        { name: "description", content: data.program.summary },
      ]
    : [];

export default function ProgramPage() {
  const { program, courses, protocolTitles, months } = useLoaderData<typeof loader>();
  return (
    <Page title={program.title} lead={program.summary} breadcrumbs={[{ to: "/programs", label: m.programListTitle() }]}>
      <div className="program stack stack-12" lang={program.language} dir={directionOf(program.language)}>
        <div className="stack measure">
          <p className="numbers soft">{m.programFacts({ months: program.months, sessions: program.agendas.length })}</p>
          <ProblemNotice problem={program.problem} />
          <WrittenText text={program.overview} />
        </div>
        <TextList id="objectives" title={m.courseObjectives()} texts={program.objectives} />
        <ContentSection id="for" title={m.courseForTitle()}>
          <p className="measure">{program.audience}</p>
          <p className="measure">{program.hours}</p>
        </ContentSection>
        <ContentSection id="calendar" title={m.programCalendar()}>
          <ProgramCalendar months={months} />
        </ContentSection>
        <ContentSection id="sessions" title={m.programSessions()}>
          {program.agendas.map((agenda) => (
            <article
              key={agenda.key}
              id={agenda.key}
              className="program__part stack"
              aria-labelledby={`${agenda.key}-title`}
            >
              <h3 id={`${agenda.key}-title`}>{agenda.title}</h3>
              <p className="small soft numbers">
                {m.programSessionFacts({ week: agenda.week, minutes: agenda.minutes })}
              </p>
              <Agenda agenda={agenda} protocolTitles={protocolTitles} />
            </article>
          ))}
        </ContentSection>
        <ContentSection id="artifacts" title={m.programArtifacts()}>
          {program.artifacts.map((template) => (
            <article
              key={template.key}
              id={template.key}
              className="program__part stack"
              aria-labelledby={`${template.key}-title`}
            >
              <h3 id={`${template.key}-title`}>{template.title}</h3>
              <ArtifactTemplate template={template} />
            </article>
          ))}
        </ContentSection>
        <ContentSection id="courses" title={m.programCourses()}>
          <dl className="program__courses measure">
            {courses.map(({ id, title, reason, to }) => (
              <div key={id}>
                <dt>
                  {to ? <Link to={to}>{title}</Link> : title}{" "}
                  {to ? null : <span className="attention">{m.programCourseMissing()}</span>}
                </dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        </ContentSection>
        {program.sources.length > 0 ? (
          <ContentSection id="sources" title={m.protocolSources()}>
            <SourceList sources={program.sources} />
          </ContentSection>
        ) : null}
      </div>
    </Page>
  );
}
