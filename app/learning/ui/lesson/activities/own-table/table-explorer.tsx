import { useState } from "react";
import type { DatasetCube, DatasetSummary, SliceChoice } from "#app/catalog/dataset.ts";
import { summaryOf } from "#app/catalog/dataset-summary.ts";
import * as m from "#app/messages/catalog.ts";
import { SummaryFigure } from "../../summary-figure.tsx";
import { Select } from "./table-facts.tsx";

/** A table of one's own as DataExplorer shows a dataset, and one step that takes what is shown out of it. */
export function TableExplorer({ cube, onPut }: { cube: DatasetCube; onPut: ((words: string) => void) | null }) {
  const [choice, setChoice] = useState<SliceChoice>({
    measure: cube.measures[0]?.id ?? "",
    groupings: cube.groupings.slice(0, 1).map(({ id }) => id),
  });
  const summary = summaryOf(cube, choice);
  const setGrouping = (place: number, id: string) => {
    const groupings = [...choice.groupings];
    groupings[place] = id;
    setChoice({ ...choice, groupings: [...new Set(groupings.filter(Boolean))] });
  };
  return (
    <div className="stack stack-4">
      <div className="explorer__choices">
        <Select
          label={m.yourDataMeasure()}
          value={choice.measure}
          onChange={(measure) => setChoice({ ...choice, measure })}
        >
          {cube.measures.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
        {[0, 1].slice(0, cube.groupings.length).map((place) => (
          <Select
            key={place}
            label={place === 0 ? m.yourDataBy() : m.yourDataAndBy()}
            value={choice.groupings[place] ?? ""}
            onChange={(id) => setGrouping(place, id)}
          >
            <option value="">{m.yourDataNone()}</option>
            {cube.groupings.map(({ id, label }) => (
              <option key={id} value={id} disabled={place === 1 && id === choice.groupings[0]}>
                {label}
              </option>
            ))}
          </Select>
        ))}
      </div>
      {summary ? <SummaryFigure summary={summary} /> : null}
      {summary && onPut ? (
        <div>
          <button type="button" className="button" onClick={() => onPut(wordsOf(summary))}>
            {m.yourDataPut()}
          </button>
        </div>
      ) : null}
    </div>
  );
}

/** The shown result as text: the sentence, then a line for each group. Withheld groups stay withheld. */
function wordsOf({ sentence, measure, rows, total }: DatasetSummary): string {
  const line = (name: string, { shown, n }: { shown: string; n: number | null }) =>
    n === null ? `${name}: ${m.yourDataWithheld()}` : `${name}: ${shown}, ${m.lessonExplorerCount({ n })}`;
  return [
    sentence,
    `${measure.label}:`,
    ...rows.map((row) => line(row.group.join(", "), row)),
    line(m.lessonExplorerAll(), total),
  ].join("\n");
}
