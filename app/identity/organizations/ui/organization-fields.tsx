import type { Choices } from "#app/http/choices.ts";
import * as m from "#app/messages/catalog.ts";
import { Chooser } from "#app/ui/chooser.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { reasonLength } from "../organization-words.ts";

export function KindField({ kinds, chosen }: { kinds: { value: string; label: string }[]; chosen?: string }) {
  return (
    <SelectField name="kind" label={m.organizationsKind()} defaultValue={chosen ?? ""}>
      {chosen ? null : <option value="" />}
      {kinds.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}

/** The district that a school is in, or none. */
export function DistrictField({ districts, chosen }: { districts: Choices; chosen: string }) {
  return (
    <Chooser
      name="district"
      label={m.organizationsDistrict()}
      help={m.organizationsDistrictHelp()}
      none={m.organizationsDistrictNone()}
      choices={districts}
      defaultValue={chosen}
    />
  );
}

/** The reason, for the history. */
export function ReasonField({ isOptional = false }: { isOptional?: boolean }) {
  return (
    <TextArea
      limit={reasonLength}
      name="reason"
      rows={2}
      label={m.organizationsReason()}
      help={m.organizationsReasonHelp()}
      isOptional={isOptional}
    />
  );
}
