import type { ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { SelectField, TextArea } from "#app/ui/field.tsx";

type Problem = { error?: string[] | undefined };

/** What kind of place it is. */
export function KindField({
  kinds,
  chosen,
  error,
}: Problem & { kinds: { value: string; label: string }[]; chosen?: string | undefined }) {
  return (
    <SelectField id="kind" name="kind" label={m.organizationsKind()} defaultValue={chosen ?? ""} error={error}>
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
  error,
}: Problem & { districts: { id: string; name: string }[]; chosen: string; help?: ReactNode }) {
  return (
    <SelectField
      id="district"
      name="district"
      label={m.organizationsDistrict()}
      help={help}
      defaultValue={chosen}
      error={error}
    >
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
export function ReasonField({
  value,
  error,
  isOptional = false,
}: Problem & { value?: string | undefined; isOptional?: boolean }) {
  return (
    <TextArea
      id="reason"
      name="reason"
      rows={2}
      label={m.organizationsReason()}
      help={m.organizationsReasonHelp()}
      isOptional={isOptional}
      defaultValue={value}
      error={error}
    />
  );
}
