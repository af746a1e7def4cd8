import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import { managesClockHours } from "#app/credit/credit.server.ts";
import { evaluationSummary } from "#app/credit/evaluation.server.ts";
import { evaluationFor, fewAnswers, leastForFacilitators } from "#app/credit/evaluation.ts";
import { notFound } from "#app/http/refusals.ts";
import artifactStyle from "#app/learning/artifacts/ui/artifacts.css?url";
import * as m from "#app/messages/catalog.ts";
import { dayInWords } from "#app/time/dates.ts";
import { listFacilitators } from "#app/trainings/runs/queries/runs.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { runToJoin } from "./run-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: artifactStyle }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.creditEvaluation(), data?.title ?? m.trainingsTitle()) },
];

/** The evaluation of a run, for its facilitators and clock-hour managers; 404 for anyone else. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await runToJoin(request, params.run);
  const [facilitators, summary] = await Promise.all([listFacilitators(db, run.id), evaluationSummary(db, run.id)]);
  const gives = facilitators.some(({ personId }) => personId === person.id);
  const answered = summary?.response.answered ?? 0;
  const shown = evaluationFor(
    { managesHours: managesClockHours(person), gives },
    { isClosed: summary?.isClosed ?? false, answers: answered },
  );
  if (shown === "hidden") throw notFound("Training");
  const isShown = summary !== null && (shown === "shown" || shown === "shown_with_care");
  return {
    ...{ id: run.id, title: run.title, shown, response: summary?.response ?? null },
    closesOn: summary ? dayInWords(summary.closesOn) : null,
    tallies: isShown ? summary.tallies : [],
  };
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function EvaluationPage() {
  const data = useLoaderData<typeof loader>();
  const { id, title, response, tallies } = data;
  return (
    <Page
      title={m.creditEvaluation()}
      lead={response ? m.creditEvaluationLead({ ...response, title }) : title}
      breadcrumbs={[{ to: `/trainings/${id}`, label: title }]}
      actions={tallies.length > 0 ? <PrintButton /> : null}
    >
      <div className="stack stack-8">
        <Why data={data} />
        {tallies.map(({ key, question, options, texts }) => (
          <section key={key} aria-labelledby={`question-${key}`} className="stack-2">
            <h2 id={`question-${key}`}>{question}</h2>
            {options.length > 0 ? (
              <Table
                caption={question}
                rows={options}
                keyOf={({ label }) => label}
                columns={[
                  { heading: m.instrumentsOption(), cell: ({ label }) => label, isRowHeading: true },
                  { heading: m.instrumentsPeople(), cell: ({ count }) => count, isNumber: true },
                ]}
              />
            ) : (
              <Texts texts={texts} />
            )}
          </section>
        ))}
      </div>
    </Page>
  );
}

/** Why nothing shows yet, or that few answers may tell who gave them. */
function Why({ data: { shown, closesOn } }: { data: Data }) {
  if (closesOn === null)
    return <EmptyState title={m.creditEvaluationNoneTitle()}>{m.creditEvaluationNone()}</EmptyState>;
  if (shown === "open") return <p>{m.creditEvaluationOpen({ day: closesOn })}</p>;
  if (shown === "too_few") return <p>{m.creditEvaluationTooFew({ count: leastForFacilitators })}</p>;
  if (shown !== "shown_with_care") return null;
  return (
    <Notice kind="care">
      <p>{m.creditEvaluationFew({ count: fewAnswers })}</p>
    </Notice>
  );
}

function Texts({ texts }: { texts: string[] }) {
  if (texts.length === 0) return <p className="soft">{m.instrumentsNoWords()}</p>;
  return (
    <ul>
      {texts.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may have written the same words
        <li key={at} className="comment__words">
          {text}
        </li>
      ))}
    </ul>
  );
}
