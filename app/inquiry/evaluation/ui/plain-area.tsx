import type { ComponentProps } from "react";
import { Field, type FieldWords, useField } from "#app/ui/field.tsx";

/** A text area whose words are never kept as a draft on the device, as those of TextArea are. */
export function PlainArea({ label, help, error, ...input }: FieldWords & ComponentProps<"textarea">) {
  const { ids, control, problem } = useField(input, { help, error });
  return (
    <Field ids={ids} label={label} help={help} error={problem}>
      <textarea {...input} {...control} className="input" />
    </Field>
  );
}
