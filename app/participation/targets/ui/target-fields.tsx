import * as m from "#app/messages/catalog.ts";
import { TextField } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { longestBudgetLine, longestReason } from "../target.ts";

/** The target, its budget line, and the reason for a difference. */
export function TargetFields({ planned, budgetLine, reason }: { planned: string; budgetLine: string; reason: string }) {
  return (
    <>
      <TextField
        name="planned"
        inputMode="numeric"
        label={m.targetPlanned()}
        help={m.targetPlannedHelp()}
        defaultValue={planned}
      />
      <TextField
        name="budgetLine"
        label={m.targetBudgetLine()}
        help={m.targetBudgetLineHelp()}
        defaultValue={budgetLine}
        limit={longestBudgetLine}
        isOptional
      />
      <TextArea
        name="reason"
        label={m.targetReason()}
        help={m.targetReasonHelp()}
        defaultValue={reason}
        limit={longestReason}
        rows={4}
        isOptional
      />
    </>
  );
}
