import { type ComponentProps, useRef, useState } from "react";
import { tooLong } from "#app/http/text-length.ts";
import { Field, type FieldWords, useField } from "./field.tsx";
import { RestoredWords } from "./restored-words.tsx";

type Props = FieldWords &
  ComponentProps<"textarea"> & {
    /** The most characters that are accepted. Nothing is cut: a sentence counts what is over while someone types. */
    limit?: number;
  };

export function TextArea({ label, help, error, isOptional, className, limit, onInput, ...input }: Props) {
  const { ids, control, problem } = useField(input, { help, error });
  const field = useRef<HTMLTextAreaElement>(null);
  const [over, setOver] = useState<string | null>(null);
  return (
    <Field ids={ids} label={label} help={help} error={problem} isOptional={isOptional} className={className}>
      <textarea
        {...input}
        {...control}
        ref={field}
        className="input"
        onInput={(event) => {
          const { length } = event.currentTarget.value.trim();
          setOver(limit !== undefined && length > limit ? tooLong(length, limit) : null);
          onInput?.(event);
        }}
      />
      <p role="status" className="field__over">
        {over}
      </p>
      <RestoredWords of={field} />
    </Field>
  );
}
