import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/refusals.ts";
import type { Answers } from "#app/instruments/answers.ts";
import { findRun, listAnswers, listNamedAnswers, type VisibleRun } from "#app/instruments/queries/runs.server.ts";
import { type ItemResult, resultsOf } from "#app/instruments/results.ts";
import { canReadResults } from "#app/instruments/run.ts";
import * as m from "#app/messages/catalog.ts";
import { defaultMinimum } from "#app/privacy/suppression.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** What a cohort answered: by name where everybody was told so, otherwise for the group, with small counts withheld. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const run = await findRun(db, params.instrument ?? "");
  if (!run || !canReadResults(person, run)) throw notFound("Questionnaire");
  const common = { title: run.definition.title, cohortId: run.cohortId, cohortName: run.cohortName };
  if (run.definition.isLinked)
    return { ...common, isLinked: true, answered: 0, named: await namedAnswers(run), results: null };
  const answers = await listAnswers(db, run.id);
  return {
    ...common,
    isLinked: false,
    answered: answers.length,
    named: [],
    results: resultsOf(run.definition.items, answers),
  };
}

async function namedAnswers({ id, definition }: VisibleRun) {
  const given = await listNamedAnswers(db, id);
  return given.map(({ name, answers }) => ({
    name,
    items: definition.items.flatMap(({ key, question, options }) => {
      const words = wordsOf(answers[key], options);
      return words === null ? [] : [{ key, question, words }];
    }),
  }));
}

function wordsOf(answer: Answers[string] | undefined, options: string[]): string | null {
  if (answer === undefined) return null;
  if (typeof answer === "string") return answer;
  return (Array.isArray(answer) ? answer : [answer]).map((at) => options[at] ?? "").join(", ");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.instrumentsResults(), data?.title ?? "") },
];

export default function ResultsPage() {
  const { title, cohortId, cohortName, isLinked, answered, named, results } = useLoaderData<typeof loader>();
  return (
    <Page
      title={title}
      lead={isLinked ? m.instrumentsResultsLinked() : m.instrumentsResultsUnlinked()}
      breadcrumbs={[{ to: `/cohorts/${cohortId}/instruments`, label: cohortName }]}
    >
      <div className="stack-8">
        {isLinked ? (
          <NamedAnswers named={named} />
        ) : results === null ? (
          <EmptyState title={m.instrumentsTooFew()}>
            <p className="measure">{m.instrumentsTooFewHelp({ minimum: defaultMinimum })}</p>
          </EmptyState>
        ) : (
          <>
            <p>{m.instrumentsAnswers({ count: answered })}</p>
            {results.map((result) => (
              <Result key={result.key} result={result} />
            ))}
          </>
        )}
      </div>
    </Page>
  );
}

function NamedAnswers({
  named,
}: {
  named: { name: string; items: { key: string; question: string; words: string }[] }[];
}) {
  if (named.length === 0) return <EmptyState title={m.instrumentsNobody()} />;
  return named.map(({ name, items }) => (
    <section key={name} className="stack" aria-label={name}>
      <h2>{name}</h2>
      <dl className="stack-2">
        {items.map(({ key, question, words }) => (
          <div key={key}>
            <dt className="soft small">{question}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function Result({ result: { key, question, options, texts } }: { result: ItemResult }) {
  return (
    <section aria-labelledby={`result-${key}`} className="stack-2">
      <h2 id={`result-${key}`}>{question}</h2>
      {options.length > 0 ? (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{m.instrumentsOption()}</th>
              <th scope="col">{m.instrumentsPeople()}</th>
            </tr>
          </thead>
          <tbody>
            {options.map(({ label, count }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="numbers">{count ?? m.instrumentsWithheld()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <ul>
          {texts.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may have written the same words
            <li key={at} className="comment__words">
              {text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
