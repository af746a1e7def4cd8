import * as m from "#app/messages/catalog.ts";
import { Checkbox, SelectField, TextField } from "#app/ui/field.tsx";
import { Choices } from "./choices.tsx";
import { type Draft, intervalLevels, priorIn, type SetDraft } from "./draft.ts";
import { oneOf } from "./plan-fields.tsx";

type Props = { draft: Draft; set: SetDraft };

/** What warnings go by: how the groups came about, or what the number did before. */
export function CircumstanceFields({ draft, set }: Props) {
  if (draft.design === "comparison" || draft.design === "pilot") {
    return (
      <Choices
        name="chosenBy"
        label={m.evaluationChosenLabel()}
        value={draft.chosenBy}
        onChange={(chosenBy) => set({ chosenBy })}
        choices={[
          { value: "chance", label: m.evaluationChosenChance() },
          { value: "place", label: m.evaluationChosenPlace() },
          { value: "staff", label: m.evaluationChosenStaff() },
          { value: "themselves", label: m.evaluationChosenThemselves() },
        ]}
      />
    );
  }
  return (
    <>
      <Choices
        name="before"
        label={m.evaluationBaselineLabel()}
        value={draft.baseline}
        onChange={(baseline) => set({ baseline })}
        choices={[
          { value: "steady", label: m.evaluationBaselineSteady() },
          { value: "moving", label: m.evaluationBaselineMoving() },
          { value: "unknown", label: m.evaluationBaselineUnknown() },
        ]}
      />
      <Checkbox
        label={m.evaluationStartLabel()}
        defaultChecked={draft.startedAtExtreme}
        onChange={({ target }) => set({ startedAtExtreme: target.checked })}
      />
    </>
  );
}

/** The prior, stated and changeable, and the width of the interval. */
export function PriorFields({ draft, set }: Props) {
  const isShare = draft.measure === "share";
  const typed = (name: string, label: string) => (
    <TextField
      label={label}
      value={draft.typed[name] ?? ""}
      onChange={({ target }) => set({ typed: { ...draft.typed, [name]: target.value } })}
      inputMode="decimal"
      autoComplete="off"
      className="evaluation__number"
    />
  );
  return (
    <details className="evaluation__prior">
      <summary>{m.evaluationPriorTitle()}</summary>
      <div className="stack stack-4">
        <Choices<Draft["prior"]>
          name="prior"
          label={m.evaluationPriorLabel()}
          value={draft.prior}
          onChange={(prior) => set({ prior })}
          choices={
            isShare
              ? [
                  { value: "any", label: m.evaluationPriorAny() },
                  { value: "edges", label: m.evaluationPriorEdges() },
                  { value: "earlier", label: m.evaluationPriorEarlier() },
                ]
              : [
                  { value: "any", label: m.evaluationPriorAnyDifference() },
                  { value: "none", label: m.evaluationPriorNone() },
                ]
          }
        />
        {isShare && draft.prior === "earlier" ? (
          <>
            {typed("priorN", m.evaluationFieldN())}
            {typed("priorYes", m.evaluationFieldYes())}
          </>
        ) : null}
        {!isShare && draft.prior === "none" ? typed("priorDeviation", m.evaluationPriorDeviation()) : null}
        {priorIn(draft) === "numbers" ? <p className="small soft">{m.evaluationPriorNeeds()}</p> : null}
        <SelectField
          label={m.evaluationLevel()}
          value={draft.level}
          onChange={({ target }) => set({ level: oneOf(intervalLevels, target.value) })}
        >
          {intervalLevels.map((level) => (
            <option key={level} value={level}>
              {m.evaluationLevelOption({ level: Number(level) })}
            </option>
          ))}
        </SelectField>
      </div>
    </details>
  );
}
