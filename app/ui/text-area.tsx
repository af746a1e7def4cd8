import { useRef } from "react";
import { Field, type FieldWords, type Limited, OverLimit, useField } from "./field.tsx";
import { NotSent } from "./not-sent.tsx";
import { useOverLimit } from "./over-limit.ts";
import { RestoredWords } from "./restored-words.tsx";

type Props = FieldWords & Limited<"textarea">;

export function TextArea({ label, help, error, isOptional, className, limit, onInput, ...input }: Props) {
  const { ids, control, problem } = useField(input, { help, error });
  const field = useRef<HTMLTextAreaElement>(null);
  const [over, check] = useOverLimit(limit);
  return (
    <Field ids={ids} label={label} help={help} error={problem} isOptional={isOptional} className={className}>
      <textarea
        {...input}
        {...control}
        ref={field}
        className="input"
        onInput={(event) => {
          check(event.currentTarget.value);
          onInput?.(event);
        }}
      />
      <OverLimit over={over} />
      <RestoredWords of={field} />
      <NotSent of={field} />
    </Field>
  );
}
