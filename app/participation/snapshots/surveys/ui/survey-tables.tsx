import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";
import { cellInWords, type ShownCell } from "../../cell-words.ts";
import { surveyTables } from "../survey-rows.ts";

/** What people answered to questionnaires: how many did first, then the averages. */
export function SurveyTables({ cells }: { cells: ShownCell[] }) {
  return surveyTables(cells).map(({ slug, title, response, questions }) => (
    <section key={slug} aria-labelledby={`survey-${slug}`} className="stack">
      <h2 id={`survey-${slug}`}>{title}</h2>
      <p>{m.surveyResponse({ rate: cellInWords(response), asked: response.outOf ?? 0 })}</p>
      {questions.length > 0 ? (
        <Table
          caption={title}
          rows={questions}
          keyOf={({ row }) => row}
          columns={[
            { heading: m.surveyItem(), cell: ({ label }) => label, isRowHeading: true },
            { heading: m.surveyMean(), cell: (cell) => cellInWords(cell), isNumber: true },
            { heading: m.surveyAnswers(), cell: ({ outOf }) => outOf ?? m.surveyAnswersUnknown(), isNumber: true },
          ]}
        />
      ) : null}
    </section>
  ));
}
