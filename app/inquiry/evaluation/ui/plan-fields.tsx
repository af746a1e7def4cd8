import * as m from "#app/messages/catalog.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { designWords } from "../answer-words.ts";
import { type Design, designs } from "../design.ts";
import { Choices } from "./choices.tsx";
import { type Draft, mattersIn, type SetDraft, sureLevels } from "./draft.ts";
import { PlainArea } from "./plain-area.tsx";

type Props = { draft: Draft; set: SetDraft };

/** The designs with their reasons, readable without scripts too. */
export function DesignFields({ draft, set }: Props) {
  return (
    <Choices<Design>
      name="design"
      label={m.evaluationDesignTitle()}
      value={draft.design}
      onChange={(design) => set({ design })}
      choices={designs.map((design) => ({
        value: design,
        label: <strong>{designWords[design].name()}</strong>,
        help: (
          <>
            <span className="evaluation__reason">
              <b>{m.evaluationDesignFor()}:</b> {designWords[design].reasonFor()}
            </span>
            <span className="evaluation__reason">
              <b>{m.evaluationDesignAgainst()}:</b> {designWords[design].against()}
            </span>
          </>
        ),
      }))}
    />
  );
}

/** The decision, and how sure it needs to be. */
export function DecisionFields({ draft, set }: Props) {
  return (
    <>
      <PlainArea
        label={m.evaluationDecisionLabel()}
        help={m.evaluationDecisionHelp()}
        value={draft.decision}
        onChange={({ target }) => set({ decision: target.value })}
        rows={3}
      />
      <SelectField
        label={m.evaluationSure()}
        help={m.evaluationSureHelp()}
        value={draft.sure}
        onChange={({ target }) => set({ sure: oneOf(sureLevels, target.value) })}
      >
        {sureLevels.map((sure) => (
          <option key={sure} value={sure}>
            {m.evaluationLevelOption({ level: Number(sure) })}
          </option>
        ))}
      </SelectField>
    </>
  );
}

/** What is measured, which way is better, and the smallest difference that would matter. */
export function MeasureFields({ draft, set }: Props) {
  const isRunChart = draft.design === "run-chart";
  const isWrong = draft.matters.trim() !== "" && mattersIn(draft) === null;
  return (
    <>
      <TextField
        label={m.evaluationMeasureLabel()}
        help={m.evaluationMeasureLabelHelp()}
        value={draft.measureWords}
        onChange={({ target }) => set({ measureWords: target.value })}
        autoComplete="off"
      />
      {isRunChart ? null : (
        <>
          <Choices
            name="measure"
            label={m.evaluationMeasureKind()}
            value={draft.measure}
            onChange={(measure) => set({ measure, prior: "any" })}
            choices={[
              { value: "share", label: m.evaluationMeasureShare() },
              { value: "mean", label: m.evaluationMeasureMean() },
            ]}
          />
          <Choices
            name="direction"
            label={m.evaluationDirectionLabel()}
            value={draft.direction}
            onChange={(direction) => set({ direction })}
            choices={[
              { value: "higher", label: m.evaluationDirectionHigher() },
              { value: "lower", label: m.evaluationDirectionLower() },
            ]}
          />
          <TextField
            label={draft.measure === "share" ? m.evaluationMattersShare() : m.evaluationMattersUnit()}
            help={m.evaluationMattersHelp()}
            error={isWrong ? m.evaluationProblemMatters() : undefined}
            value={draft.matters}
            onChange={({ target }) => set({ matters: target.value })}
            inputMode="decimal"
            autoComplete="off"
            className="evaluation__number"
          />
        </>
      )}
    </>
  );
}

/** The option that was chosen, as its own type. */
export function oneOf<Value extends string>(values: readonly [Value, ...Value[]], chosen: string): Value {
  return values.find((value) => value === chosen) ?? values[0];
}
