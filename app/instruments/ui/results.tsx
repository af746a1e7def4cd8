import type { ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { shortDay } from "#app/time/dates.ts";
import { Table } from "#app/ui/table.tsx";
import type { Change, Series } from "../comparison.ts";
import type { Mean } from "../mean.ts";
import type { ItemResult } from "../results.ts";

type Props = { result: ItemResult; series: Series | undefined };

/** A group's answers to one question: a mean, counts or words, and those of earlier sendings. */
export function Result({ result, series }: Props) {
  const { key, question, options, steps, texts, mean, kind } = result;
  const isHidden = options.length > 0 && options.every(({ count }) => count === null);
  return (
    <section aria-labelledby={`result-${key}`} className="stack-2">
      <h2 id={`result-${key}`}>{question}</h2>
      {kind === "scale" ? <MeanLine mean={mean} steps={steps} /> : null}
      {isHidden ? <p className="soft">{mean ? m.instrumentsSpreadWithheld() : m.instrumentsCountsWithheld()}</p> : null}
      {options.length > 0 && !isHidden ? (
        <Table
          caption={question}
          rows={options}
          keyOf={({ label }) => label}
          columns={[
            { heading: m.instrumentsOption(), cell: ({ label }) => label, isRowHeading: true },
            { heading: m.instrumentsPeople(), cell: ({ count }) => count ?? m.instrumentsWithheld(), isNumber: true },
          ]}
        />
      ) : null}
      {kind === "text" ? <Texts texts={texts} /> : null}
      {series ? <SeriesTable series={series} caption={m.instrumentsOverTime({ question })} /> : null}
    </section>
  );
}

function MeanLine({ mean, steps }: { mean: Mean | null; steps: string[] }) {
  if (!mean) return <p className="soft">{m.instrumentsNoMean()}</p>;
  return (
    <p>
      <strong className="numbers">{meanWords(mean)}</strong>{" "}
      <span className="soft">
        {m.instrumentsScale({ first: steps[0] ?? "", last: steps.at(-1) ?? "", count: steps.length })}
      </span>
    </p>
  );
}

function Texts({ texts }: { texts: string[] }) {
  if (texts.length === 0) return <p className="soft">{m.instrumentsNoWords()}</p>;
  return (
    <>
      <p className="soft small">{m.instrumentsWordsOrder()}</p>
      <ul>
        {texts.map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have written the same words
          <li key={at} className="comment__words">
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The mean of one question in each sending. */
export function SeriesTable({ series, caption }: { series: Series; caption: string }) {
  return (
    <Table
      caption={caption}
      isCaptionShown
      rows={series.points}
      keyOf={({ id }) => id}
      columns={[
        { heading: m.instrumentsWhich(), cell: ({ title }) => title, isRowHeading: true },
        { heading: m.instrumentsOpened(), cell: ({ opensOn }) => shortDay(opensOn) },
        {
          heading: m.instrumentsMean(),
          cell: ({ mean }) => (mean ? meanWords(mean) : m.instrumentsWithheld()),
          isNumber: true,
        },
      ]}
    />
  );
}

/** How the same people answered then and now. */
export function Changes({
  changes,
  questions,
  since,
}: {
  changes: Change[];
  questions: Map<string, string>;
  since: string;
}) {
  return (
    <Section id="change" title={m.instrumentsChangeSince({ since })}>
      <Table
        caption={m.instrumentsChangeSince({ since })}
        rows={changes}
        keyOf={({ key }) => key}
        columns={[
          { heading: m.instrumentsQuestion(), cell: ({ key }) => questions.get(key) ?? key, isRowHeading: true },
          { heading: m.instrumentsChangeMean(), cell: ({ mean }) => signed(mean), isNumber: true },
          { heading: m.instrumentsChangeUp(), cell: ({ up }) => up, isNumber: true },
          { heading: m.instrumentsChangeSame(), cell: ({ same }) => same, isNumber: true },
          { heading: m.instrumentsChangeDown(), cell: ({ down }) => down, isNumber: true },
          { heading: m.instrumentsPeople(), cell: ({ people }) => people, isNumber: true },
        ]}
      />
    </Section>
  );
}

export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="stack-2">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

const signed = (step: number): string => (step > 0 ? `+${step.toFixed(1)}` : step.toFixed(1).replace("-", "−"));

function meanWords({ kind, from, to, people }: Mean): string {
  const about = people === null ? m.instrumentsMeanOfMany() : m.instrumentsMeanOf({ count: people });
  const value =
    kind === "exact" ? from.toFixed(1) : m.instrumentsMeanBetween({ from: from.toFixed(1), to: to.toFixed(1) });
  return `${value} ${about}`;
}
