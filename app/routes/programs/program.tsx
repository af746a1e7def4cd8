import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { coursePath } from "#app/catalog/course-path.ts";
import { directionOf } from "#app/catalog/direction.ts";
import { type CalendarItem, monthsOf } from "#app/catalog/program-calendar.ts";
import { agendaPath, artifactTemplatePath, handoutPath } from "#app/catalog/program-path.ts";
import { findProgram, linkedCourses } from "#app/catalog/programs.server.ts";
import { ContentSection, ProblemNotice, TextList } from "#app/catalog/ui/content-section.tsx";
import { ProgramCalendar } from "#app/catalog/ui/program-calendar.tsx";
import style from "#app/catalog/ui/protocol.css?url";
import { WrittenText } from "#app/catalog/ui/written-text.tsx";
import { notFound } from "#app/http/refusals.ts";
import { SourceList } from "#app/learning/ui/lesson-references.tsx";
import * as m from "#app/messages/catalog.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

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
  const agendas = program.agendas.map(({ key, title, purpose, week, minutes }) => ({
    key,
    title,
    purpose,
    week,
    minutes,
  }));
  const artifacts = program.artifacts.map(({ key, title, purpose, weeks }) => ({ key, title, purpose, weeks }));
  const handouts = program.handouts.map(({ key, title, purpose }) => ({ key, title, purpose }));
  return { program: { ...program, agendas, artifacts, handouts }, courses, months: monthsOf(program) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: titled(data.program.title, m.programListTitle()) },
        { name: "description", content: data.program.summary },
      ]
    : [];

export default function ProgramPage() {
  const { program, courses, months } = useLoaderData<typeof loader>();
  const addressOf = ({ kind, key }: CalendarItem) => {
    if (kind === "session") return agendaPath(program.slug, key);
    if (kind === "artifact") return artifactTemplatePath(program.slug, key);
    return kind === "course" ? (courses.find(({ id }) => id === key)?.to ?? null) : null;
  };
  return (
    <Page
      title={program.title}
      lead={program.summary}
      breadcrumbs={[{ to: "/programs", label: m.programListTitle() }]}
      aside={<Contents program={program} />}
    >
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
          <ProgramCalendar months={months} addressOf={addressOf} />
        </ContentSection>
        <PartList
          id="sessions"
          title={m.programSessions()}
          parts={program.agendas.map(({ key, week, minutes, ...part }) => ({
            ...part,
            to: agendaPath(program.slug, key),
            facts: m.programSessionFacts({ week, minutes }),
          }))}
        />
        <PartList
          id="artifacts"
          title={m.programArtifacts()}
          parts={program.artifacts.map(({ key, weeks, ...part }) => ({
            ...part,
            to: artifactTemplatePath(program.slug, key),
            facts: m.programDue({ weeks: weeks.join(", "), count: weeks.length }),
          }))}
        />
        <PartList
          id="handouts"
          title={m.programHandouts()}
          parts={program.handouts.map(({ key, ...part }) => ({ ...part, to: handoutPath(program.slug, key) }))}
        />
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

type Program = ReturnType<typeof useLoaderData<typeof loader>>["program"];

/** Links to the sections of the page. */
function Contents({ program }: { program: Program }) {
  const { handouts, sources } = program;
  const sections = [
    { id: "calendar", title: m.programCalendar() },
    { id: "sessions", title: m.programSessions() },
    { id: "artifacts", title: m.programArtifacts() },
    ...(handouts.length > 0 ? [{ id: "handouts", title: m.programHandouts() }] : []),
    { id: "courses", title: m.programCourses() },
    ...(sources.length > 0 ? [{ id: "sources", title: m.protocolSources() }] : []),
  ];
  return (
    <nav aria-label={m.programOnThisPage()} className="page__contents">
      <ul className="plain stack-2">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Part = { to: string; title: string; purpose: string; facts?: string };

/** Parts of the program in their order, each with a page of its own; nothing if there are none. */
function PartList({ id, title, parts }: { id: string; title: string; parts: Part[] }) {
  if (parts.length === 0) return null;
  return (
    <ContentSection id={id} title={title}>
      <ol className="plain content-list">
        {parts.map(({ to, title, purpose, facts }) => (
          <li key={to}>
            <h3>
              <Link to={to}>{title}</Link>
            </h3>
            <p className="measure">{purpose}</p>
            {facts ? <p className="small soft numbers">{facts}</p> : null}
          </li>
        ))}
      </ol>
    </ContentSection>
  );
}
