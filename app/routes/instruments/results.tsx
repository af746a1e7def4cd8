import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { coursePath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { readBehind } from "#app/http/read-behind.server.ts";
import { notFound } from "#app/http/refusals.ts";
import type { Answers } from "#app/instruments/answers.ts";
import { listNamedAnswers } from "#app/instruments/queries/answers.server.ts";
import { countResponse, findRun, type VisibleRun } from "#app/instruments/queries/runs.server.ts";
import { compared, groupResults } from "#app/instruments/results.server.ts";
import { canClose, canReadResults } from "#app/instruments/run.ts";
import { closeInstrument } from "#app/instruments/sending.server.ts";
import { GroupAnswers } from "#app/instruments/ui/group-answers.tsx";
import { Changes, Section, SeriesTable } from "#app/instruments/ui/results.tsx";
import artifactStyle from "#app/learning/artifacts/ui/artifacts.css?url";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayInWords } from "#app/time/dates.ts";
import { Confirm } from "#app/ui/confirm.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: artifactStyle }];

async function openResults(request: Request, id: string | undefined) {
  const person = await signedIn(request);
  const run = await findRun(db, id ?? "");
  if (!run || !canReadResults(person, run)) throw notFound("Questionnaire");
  return { person, run };
}

/** The answers: by name where people were told so in advance, otherwise for the group, with small counts withheld. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await openResults(request, params.instrument);
  const { title, isLinked, items } = run.definition;
  return {
    ...{ id: run.id, title, personId: person.id, isAboutCohort: run.cohortId !== null },
    parent: { to: parentOf(run), label: run.subject },
    questions: items.map(({ key, question }): [string, string] => [key, question]),
    mayClose: canClose(run, run.today),
    closesOn: dayInWords(run.closesOn),
    named: isLinked ? await namedResults(run) : null,
    group: isLinked ? null : await readBehind(request, (db) => groupResults(db, run)),
  };
}

/** The page that lists runs about the same cohort or course; the training's own page. */
function parentOf({ cohortId, courseId, trainingRunId }: VisibleRun): string {
  if (cohortId) return `/cohorts/${cohortId}/instruments`;
  const course = currentCatalog().coursesById.get(courseId ?? "");
  if (course) return `${coursePath(course.slug)}/evaluation`;
  return trainingRunId ? `/trainings/${trainingRunId}` : "/instruments";
}

async function namedResults(run: VisibleRun) {
  const [given, response, comparison] = [
    await listNamedAnswers(db, run.id),
    await countResponse(db, run.id),
    await compared(db, run),
  ];
  const people = given.map(({ name, answers }) => ({
    name,
    items: run.definition.items.flatMap(({ key, question, options }) => {
      const words = wordsOf(answers[key], options);
      return words === null ? [] : [{ key, question, words }];
    }),
  }));
  return { people, response, ...comparison };
}

function wordsOf(answer: Answers[string] | undefined, options: string[]): string | null {
  if (answer === undefined) return null;
  if (typeof answer === "string") return answer;
  return (Array.isArray(answer) ? answer : [answer]).map((at) => options[at] ?? "").join(", ");
}

/** Closes the questionnaire before its last day. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await openResults(request, params.instrument);
  await readForm(request, person);
  if ((await closeInstrument(db, person, run.id)) === "missing") throw notFound("Questionnaire");
  throw redirect(`/instruments/${run.id}/results`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.instrumentsResults(), data?.title ?? "") },
];

export default function ResultsPage() {
  const { id, title, parent, isAboutCohort, personId, named, group, mayClose, closesOn, questions } =
    useLoaderData<typeof loader>();
  const { asked, answered } = (named ?? group)?.response ?? { asked: 0, answered: 0 };
  return (
    <Page
      title={title}
      lead={
        named
          ? m.instrumentsResultsLinked({ about: isAboutCohort ? "cohort" : "other" })
          : m.instrumentsResultsUnlinked()
      }
      breadcrumbs={[parent]}
    >
      <div className="stack-8">
        <p>
          {asked > 0
            ? m.instrumentsRate({ answered, asked, percent: Math.round((100 * answered) / asked) })
            : m.instrumentsNotSent()}
        </p>
        {named ? <NamedAnswers named={named} questions={new Map(questions)} /> : null}
        {group ? <GroupAnswers group={group} closesOn={closesOn} isAboutCohort={isAboutCohort} /> : null}
        {mayClose ? (
          <section aria-labelledby="close" className="stack-2">
            <h2 id="close">{m.instrumentsClose()}</h2>
            <p className="measure">{m.instrumentsCloseHelp()}</p>
            <Confirm
              action={`/instruments/${id}/results`}
              hidden={{ person: personId }}
              label={m.instrumentsCloseButton()}
              question={m.instrumentsCloseQuestion()}
              confirm={m.instrumentsCloseButton()}
            >
              <p>{m.instrumentsCloseHelp()}</p>
            </Confirm>
          </section>
        ) : null}
      </div>
    </Page>
  );
}

type Named = Awaited<ReturnType<typeof namedResults>>;

function NamedAnswers({ named, questions }: { named: Named; questions: Map<string, string> }) {
  const { people, series, changes, since } = named;
  if (people.length === 0) return <EmptyState title={m.instrumentsNobody()} />;
  return (
    <>
      {since ? <Changes changes={changes} questions={questions} since={dayInWords(since)} /> : null}
      {series.length > 0 ? (
        <Section id="over-time" title={m.instrumentsMeans()}>
          {series.map((each) => (
            <SeriesTable key={each.key} series={each} caption={questions.get(each.key) ?? each.key} />
          ))}
        </Section>
      ) : null}
      {people.map(({ name, items }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name
        <div key={at} className="stack">
          <h2>{name}</h2>
          <dl className="stack-2">
            {items.map(({ key, question, words }) => (
              <div key={key}>
                <dt className="soft small">{question}</dt>
                <dd className="comment__words">{words}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </>
  );
}
