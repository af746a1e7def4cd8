import { type ReactNode, useRef } from "react";
import type { DataExplorerProps } from "#app/catalog/lesson-component-props.ts";
import * as m from "#app/messages/catalog.ts";
import { useLessonState } from "../lesson-state.tsx";
import { Exercise, ExerciseForm, SaveLine } from "./exercise.tsx";
import { SummaryFigure } from "./summary-figure.tsx";
import { useAnswer } from "./use-answer.ts";

/** A dataset to slice. The server counts and withholds; the rows themselves never come here. */
export function DataExplorer({ id, measures, groupings, initial, title }: DataExplorerProps) {
  const { summaries, prompts } = useLessonState();
  const { saved, action, status, save, submit, isInert, refusal } = useAnswer(id);
  const form = useRef<HTMLDivElement>(null);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const summary = summaries[id] ?? null;
  const definition = prompts.find((prompt) => prompt.id === id)?.definition;
  const first = definition?.kind === "data-explorer" ? definition.initial : initial;
  const choice = saved?.value.kind === "data-explorer" ? saved.value : first;
  const labelOf = (column: string) => summary?.columns[column] ?? column.replaceAll("_", " ");

  function change() {
    if (isInert) return;
    clearTimeout(pending.current);
    pending.current = setTimeout(() => {
      const element = form.current?.querySelector("form");
      if (element) void save(new FormData(element));
    }, 250);
  }

  return (
    <Exercise id={id} kind={m.lessonExplorerKind()}>
      {title ? <p className="exercise__question">{title}</p> : null}
      <div ref={form} onChange={change}>
        <ExerciseForm promptId={id} action={action} isInert={isInert} onSubmit={submit}>
          <div className="explorer__choices">
            <Select id={`${id}-measure`} name="measure" label={m.lessonExplorerMeasure()} value={choice?.measure ?? ""}>
              {measures.map((measure) => (
                <option key={measure} value={measure}>
                  {labelOf(measure)}
                </option>
              ))}
            </Select>
            {[0, 1].slice(0, groupings.length).map((place) => (
              <Select
                key={place}
                id={`${id}-grouping-${place}`}
                name="grouping"
                label={place === 0 ? m.lessonExplorerBy() : m.lessonExplorerAndBy()}
                value={choice?.groupings[place] ?? ""}
              >
                <option value="">{m.lessonExplorerNone()}</option>
                {groupings.map((grouping) => (
                  <option key={grouping} value={grouping}>
                    {labelOf(grouping)}
                  </option>
                ))}
              </Select>
            ))}
          </div>
          <SaveLine
            promptId={id}
            label={m.lessonExplorerShow()}
            status={status}
            refusal={refusal}
            savedWords={m.lessonExplorerShown()}
            isPrimary={false}
          />
        </ExerciseForm>
      </div>
      {summary ? <SummaryFigure summary={summary} /> : <p>{m.lessonExplorerNoData()}</p>}
    </Exercise>
  );
}

function Select({
  id,
  name,
  label,
  value,
  children,
}: {
  id: string;
  name: string;
  label: string;
  value: string;
  children: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={id} className="field__label">
        {label}
      </label>
      <select id={id} name={name} className="input" defaultValue={value}>
        {children}
      </select>
    </div>
  );
}
