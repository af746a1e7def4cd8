import type { ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { SelectField, TextArea } from "#app/ui/field.tsx";

/** What kind of place it is. */
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

/** The district that a school sits in, or none. */
export function DistrictField({
  districts,
  chosen,
  help,
}: {
  districts: { id: string; name: string }[];
  chosen: string;
  help?: ReactNode;
}) {
  return (
    <SelectField name="district" label={m.organizationsDistrict()} help={help} defaultValue={chosen}>
      <option value="">{m.organizationsDistrictNone()}</option>
      {districts.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** Why, for the history. */
export function ReasonField({ isOptional = false }: { isOptional?: boolean }) {
  return (
    <TextArea
      name="reason"
      rows={2}
      label={m.organizationsReason()}
      help={m.organizationsReasonHelp()}
      isOptional={isOptional}
    />
  );
}
