import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { SliceChoice } from "#app/catalog/dataset.ts";
import { summaryOf } from "#app/catalog/dataset-summary.ts";
import type { DataExplorerProps } from "#app/catalog/lesson-component-props.ts";
import * as m from "#app/messages/catalog.ts";
import { useLessonState } from "../lesson-state.tsx";
import { Exercise, ExerciseForm, SaveLine } from "./exercise.tsx";
import { SummaryFigure } from "./summary-figure.tsx";
import { useAnswer } from "./use-answer.ts";

/**
 * An explorer for a dataset. All cells that may be shown are in the page, so a choice is drawn at once, even offline.
 */
export function DataExplorer({ id, measures, groupings, initial, title }: DataExplorerProps) {
  const { cubes, prompts } = useLessonState();
  const { saved, action, status, save, submit, isInert, refusal } = useAnswer(id);
  const controls = useRef<HTMLDivElement>(null);
  const cube = cubes[id] ?? null;
  const definition = prompts.find((prompt) => prompt.id === id)?.definition;
  const first = (definition?.kind === "data-explorer" ? definition.initial : initial) ?? { measure: "", groupings: [] };
  const before = saved?.value.kind === "data-explorer" ? saved.value : first;
  const kept = cube && summaryOf(cube, before) ? before : first;
  const [choice, setChoice] = useState<SliceChoice>(kept);
  const summary = cube ? summaryOf(cube, choice) : null;
  const labelOf = (column: string) =>
    [...(cube?.measures ?? []), ...(cube?.groupings ?? [])].find((each) => each.id === column)?.label ??
    column.replaceAll("_", " ");

  const readChoice = useCallback(() => {
    if (controls.current) setChoice(choiceIn(controls.current));
  }, []);

  // The reader may have chosen before this script ran, and browsers restore earlier choices.
  useEffect(readChoice, [readChoice]);
  useKeptChoice({ controls, choice, isSettled: isInert || isSameChoice(choice, kept), save });

  const choices = (
    <div className="explorer__choices" ref={controls}>
      <SliceSelects {...{ id, measures, groupings, choice, labelOf }} onChange={readChoice} />
    </div>
  );

  return (
    <Exercise id={id} look="explore" kind={m.lessonExplorerKind()}>
      {title ? <p className="exercise__question">{title}</p> : null}
      {/* Without saving there is nothing to post, so no form either. */}
      {isInert ? (
        choices
      ) : (
        <ExerciseForm promptId={id} action={action} isInert={false} onSubmit={submit}>
          {choices}
          <SaveLine
            promptId={id}
            label={m.lessonExplorerShow()}
            status={status.kind === "signed-out" || status.kind === "refused" ? status : { kind: "idle" }}
            refusal={refusal}
            isPrimary={false}
          />
        </ExerciseForm>
      )}
      {summary ? <SummaryFigure summary={summary} /> : <p>{m.lessonExplorerNoData()}</p>}
    </Exercise>
  );
}

type SelectsProps = Pick<DataExplorerProps, "id" | "measures" | "groupings"> & {
  choice: SliceChoice;
  labelOf: (column: string) => string;
  onChange: () => void;
};

/** One select for the measure and up to two for groupings. The second cannot repeat the first. */
function SliceSelects({ id, measures, groupings, choice, labelOf, onChange }: SelectsProps) {
  return (
    <>
      <Select
        id={`${id}-measure`}
        name="measure"
        label={m.lessonExplorerMeasure()}
        value={choice.measure}
        onChange={onChange}
      >
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
          value={choice.groupings[place] ?? ""}
          onChange={onChange}
        >
          <option value="">{m.lessonExplorerNone()}</option>
          {groupings.map((grouping) => (
            <option key={grouping} value={grouping} disabled={place === 1 && grouping === choice.groupings[0]}>
              {labelOf(grouping)}
            </option>
          ))}
        </Select>
      ))}
    </>
  );
}

/** Saves the choice for the next visit, shortly after the last change and again once the network is back. */
function useKeptChoice({
  controls,
  choice,
  isSettled,
  save,
}: {
  controls: RefObject<HTMLDivElement | null>;
  choice: SliceChoice;
  isSettled: boolean;
  save: (form: FormData) => Promise<boolean>;
}) {
  const newest = useRef(save);
  newest.current = save;
  useEffect(() => {
    if (isSettled) return;
    const keep = () => {
      const form = controls.current?.closest("form");
      if (controls.current && form && isSameChoice(choiceIn(controls.current), choice))
        void newest.current(new FormData(form));
    };
    const pending = setTimeout(keep, 400);
    window.addEventListener("online", keep);
    return () => {
      clearTimeout(pending);
      window.removeEventListener("online", keep);
    };
  }, [controls, isSettled, choice]);
}

function choiceIn(controls: HTMLElement): SliceChoice {
  const selects = [...controls.querySelectorAll("select")];
  const valuesOf = (name: string) => selects.filter((each) => each.name === name).map(({ value }) => value);
  return { measure: valuesOf("measure")[0] ?? "", groupings: [...new Set(valuesOf("grouping").filter(Boolean))] };
}

const isSameChoice = (one: SliceChoice, other: SliceChoice) =>
  one.measure === other.measure && one.groupings.join(" ") === other.groupings.join(" ");

function Select({
  id,
  name,
  label,
  value,
  onChange,
  children,
}: {
  id: string;
  name: string;
  label: string;
  value: string;
  onChange: () => void;
  children: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={id} className="field__label">
        {label}
      </label>
      <select id={id} name={name} className="input" value={value} onChange={onChange} autoComplete="off">
        {children}
      </select>
    </div>
  );
}
