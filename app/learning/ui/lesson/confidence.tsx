import type { ConfidenceProps } from "#app/catalog/lesson-component-props.ts";
import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";
import { useLessonState } from "../lesson-state.tsx";
import { Exercise, ExerciseForm, SaveLine } from "./exercise.tsx";
import { useAnswer } from "./use-answer.ts";

const ratings = [1, 2, 3, 4, 5] as const;

const ratingWords: Record<number, () => string> = {
  1: m.lessonConfidence1,
  2: m.lessonConfidence2,
  3: m.lessonConfidence3,
  4: m.lessonConfidence4,
  5: m.lessonConfidence5,
};
const wordsFor = (rating: number) => ratingWords[rating]?.() ?? m.lessonConfidenceNone();

/** A confidence rating from 1 to 5, before and again after, when both are shown side by side. */
export function Confidence({ id, pair, moment, statements }: ConfidenceProps) {
  const { confidenceBefore } = useLessonState();
  const { saved, kept, action, status, save, submit, edit, isInert, refusal } = useAnswer(id);
  const given = saved?.value.kind === "confidence" ? saved.value.ratings : {};
  const before = moment === "after" ? confidenceBefore[pair] : undefined;

  /** One tap per line; the last one saves. */
  function saveOnceAll(form: HTMLFormElement | null) {
    const rated = form?.querySelectorAll("input[type=radio]:checked").length ?? 0;
    if (form && rated === statements.length) void save(new FormData(form));
  }

  return (
    <Exercise
      id={id}
      look="rating"
      kind={moment === "before" ? m.lessonConfidenceKindBefore() : m.lessonConfidenceKindAfter()}
    >
      <ExerciseForm promptId={id} action={action} kept={kept} isInert={isInert} onEdit={edit} onSubmit={submit}>
        <p className="rating__ends">
          <span>{m.lessonConfidenceEnd({ rating: 1, words: wordsFor(1) })}</span>
          <span>{m.lessonConfidenceEnd({ rating: 5, words: wordsFor(5) })}</span>
        </p>
        {statements.map((statement) => (
          <fieldset key={statement.id} className="rating">
            <legend className="rating__statement">{statement.text}</legend>
            <div className="rating__row">
              {ratings.map((rating) => (
                <label key={rating} className="rating__choice">
                  <input
                    type="radio"
                    name={`rating:${statement.id}`}
                    value={rating}
                    defaultChecked={given[statement.id] === rating}
                    onChange={(event) => saveOnceAll(event.currentTarget.form)}
                  />
                  <span aria-hidden="true">{rating}</span>
                  <span className="visually-hidden">{m.lessonConfidenceEnd({ rating, words: wordsFor(rating) })}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <SaveLine
          promptId={id}
          label={saved ? m.lessonSaveChanges() : m.lessonSave()}
          status={status}
          refusal={refusal}
          isAutomatic
        />
      </ExerciseForm>
      {saved && before ? <Comparison statements={statements} before={before} after={given} /> : null}
      {moment === "after" && !before && !isInert ? <p className="small soft">{m.lessonConfidenceNoBefore()}</p> : null}
    </Exercise>
  );
}

function Comparison({
  statements,
  before,
  after,
}: {
  statements: ConfidenceProps["statements"];
  before: Record<string, number>;
  after: Record<string, number>;
}) {
  const change = (id: string) => {
    const [was, is] = [before[id], after[id]];
    if (was === undefined || is === undefined) return m.lessonConfidenceNone();
    if (is === was) return m.lessonConfidenceSame();
    return is > was ? m.lessonConfidenceUp({ steps: is - was }) : m.lessonConfidenceDown({ steps: was - is });
  };
  return (
    <div className="stack-2">
      <Table
        caption={m.lessonConfidenceTable()}
        isCaptionShown
        narrow="scroll"
        rows={statements}
        keyOf={({ id }) => id}
        columns={[
          { heading: m.lessonConfidenceStatement(), isRowHeading: true, cell: ({ text }) => text },
          { heading: m.lessonConfidenceBefore(), cell: ({ id }) => before[id] ?? m.lessonConfidenceNone() },
          { heading: m.lessonConfidenceAfter(), cell: ({ id }) => after[id] ?? m.lessonConfidenceNone() },
          { heading: m.lessonConfidenceChange(), cell: ({ id }) => change(id) },
        ]}
      />
      <p className="small soft">{m.lessonConfidenceLower()}</p>
    </div>
  );
}
