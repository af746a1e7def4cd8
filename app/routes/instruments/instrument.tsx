import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { wantsJson } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { answerInstrument, keepAnswers } from "#app/instruments/answering.server.ts";
import { type Answers, answersIn, itemName, longestAnswer } from "#app/instruments/answers.ts";
import { findLinkedAnswers } from "#app/instruments/queries/answers.server.ts";
import { findParticipant, findRun } from "#app/instruments/queries/runs.server.ts";
import { lastDayOf, stateOf } from "#app/instruments/run.ts";
import { InstrumentForm } from "#app/instruments/ui/instrument-form.tsx";
import { InstrumentSources } from "#app/instruments/ui/instrument-sources.tsx";
import { ForgetAnswers } from "#app/instruments/ui/use-kept-answers.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayInWords } from "#app/time/dates.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** A run and the signed-in person's part in it; 404 for anyone who was not asked. */
async function openRun(request: Request, id: string | undefined) {
  const person = await signedIn(request);
  const run = await findRun(db, id ?? "");
  const participant = run && (await findParticipant(db, run.id, person.id));
  if (!run || !participant) throw notFound("Questionnaire");
  return { person, run, participant };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run, participant } = await openRun(request, params.instrument);
  const { hasAnswered } = participant;
  const { isLinked } = run.definition;
  return {
    ...{ id: run.id, instrument: run.definition, subject: run.subject, personId: person.id, hasAnswered },
    isAboutCohort: run.cohortId !== null,
    isSaved: new URL(request.url).searchParams.has("saved"),
    isLate: new URL(request.url).searchParams.has("late"),
    isKept: new URL(request.url).searchParams.has("kept"),
    mayAnswer: stateOf(run, run.today) === "open" && (isLinked || !hasAnswered),
    until: dayInWords(lastDayOf(run)),
    isOpen: stateOf(run, run.today) === "open",
    answers: isLinked ? await findLinkedAnswers(db, run.id, person.id) : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await openRun(request, params.instrument);
  const form = await readForm(request, person);
  const answers = answersIn(run.definition.items, form);
  if (form.get("then") === "keep") {
    const kept = await keepAnswers(db, person, run.id, answers);
    if (kept === "missing") throw notFound("Questionnaire");
    if (wantsJson(request)) return Response.json({ isKept: kept === "kept" });
    throw redirect(`/instruments/${run.id}${kept === "kept" ? "?kept" : ""}`, 303);
  }
  const answered = await answerInstrument(db, person, run.id, answers);
  if (answered.outcome === "missing") throw notFound("Questionnaire");
  if (answered.outcome === "saved") throw redirect(`/instruments/${run.id}?saved`, 303);
  // Closed or answered on another page meanwhile.
  if (answered.outcome !== "problems") throw redirect(`/instruments/${run.id}?late`, 303);
  const problems = Object.entries(answered.problems).map(([key, problem]) => {
    const words = problem === "missing" ? m.instrumentsMissing() : m.instrumentsTooLong({ most: longestAnswer });
    return [itemName(key), [words]] satisfies [string, string[]];
  });
  const refused: Refused = { answers, problems: Object.fromEntries(problems), at: Date.now() };
  return data(refused, { status: 422 });
}

const linkedHelp = ({ isAboutCohort }: { isAboutCohort: boolean }) =>
  isAboutCohort ? m.instrumentsLinkedHelp() : m.instrumentsLinkedHelpAbout();

type Refused = { answers: Answers; problems: Record<string, string[]>; at: number };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titled(page?.instrument.title ?? m.instrumentsTitle()) },
];

export default function InstrumentPage() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<Refused>();
  const { instrument, hasAnswered, isSaved, isKept, mayAnswer, isOpen } = page;
  return (
    <Page
      title={instrument.title}
      lead={instrument.purpose}
      breadcrumbs={[{ to: "/instruments", label: m.instrumentsTitle() }]}
      width="narrow"
    >
      <div className="stack-8">
        {hasAnswered ? <ForgetAnswers personId={page.personId} runId={page.id} /> : null}
        {isSaved && hasAnswered ? (
          <Notice kind="done" live>
            <p>{m.instrumentsThanks()}</p>
          </Notice>
        ) : null}
        {page.isLate && !mayAnswer ? (
          <Notice kind="care" live>
            <p>{m.instrumentsLate()}</p>
          </Notice>
        ) : null}
        {isKept && !hasAnswered ? (
          <Notice kind="done" live>
            <p>{m.instrumentsKept()}</p>
          </Notice>
        ) : null}
        <p className="soft">
          {[
            page.subject,
            isOpen ? m.instrumentsOpenUntil({ day: page.until }) : m.instrumentsClosedOn({ day: page.until }),
          ].join(" · ")}
        </p>
        <Notice kind="plain" title={instrument.isLinked ? m.instrumentsLinkedTitle() : m.instrumentsUnlinkedTitle()}>
          <p>{instrument.isLinked ? linkedHelp(page) : m.instrumentsUnlinkedHelp()}</p>
        </Notice>
        {mayAnswer ? (
          <InstrumentForm
            runId={page.id}
            personId={page.personId}
            instrument={instrument}
            answers={reply?.answers ?? page.answers ?? {}}
            problems={reply?.problems ?? {}}
            at={reply?.at}
            isKeptByServer={instrument.isLinked && !hasAnswered}
            submit={hasAnswered ? m.instrumentsChange() : m.instrumentsSend()}
          />
        ) : (
          <p>{hasAnswered ? m.instrumentsAnsweredBefore() : m.instrumentsClosed()}</p>
        )}
        <InstrumentSources sources={instrument.sources} />
        <p className="no-print">
          <Link to="/instruments">{m.instrumentsTitle()}</Link>
        </p>
      </div>
    </Page>
  );
}
