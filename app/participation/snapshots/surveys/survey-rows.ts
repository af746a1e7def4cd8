import type { ShownCell } from "../cell-words.ts";

export type SurveyTable = { slug: string; title: string; response: ShownCell; questions: ShownCell[] };

/** The published questionnaires of a period, each with its response rate and the averages of its questions. */
export function surveyTables(cells: readonly ShownCell[]): SurveyTable[] {
  const here = cells.filter(({ slice }) => slice === "survey");
  return here
    .filter(({ measure }) => measure === "response")
    .map((response) => ({
      ...{ slug: response.row, title: response.label, response },
      questions: here.filter(({ measure, row }) => measure === "mean" && row.startsWith(`${response.row} `)),
    }));
}
