import { type ComponentProps, type RefObject, useEffect, useRef, useState } from "react";
import { tooLong } from "#app/http/text-length.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "./button.tsx";
import { Field, type FieldWords, useField } from "./field.tsx";
import { textAreaRestored, textAreaShown } from "./text-area-shown.ts";

type Props = FieldWords &
  ComponentProps<"textarea"> & {
    /** The most characters that are accepted. Nothing is cut: a sentence counts what is over while somebody types. */
    limit?: number;
  };

export function TextArea({ label, help, error, isOptional, className, limit, onInput, ...input }: Props) {
  const { ids, control, problem } = useField(input, { help, error });
  const field = useRef<HTMLTextAreaElement>(null);
  const [over, setOver] = useState<string | null>(null);
  const restored = useRestored(field);
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
      {restored ? (
        <p className="small soft cluster">
          {m.draftsReturned()}
          <Button type="button" tone="quiet" onClick={restored}>
            {m.draftsDiscardOne()}
          </Button>
        </p>
      ) : null}
    </Field>
  );
}

/** Discards the words that came back from this device; null if none did. */
function useRestored(field: RefObject<HTMLTextAreaElement | null>): (() => void) | null {
  const [discard, setDiscard] = useState<(() => void) | null>(null);
  useEffect(() => {
    const textarea = field.current;
    if (!textarea) return;
    const show = (event: Event) => {
      if (!(event instanceof CustomEvent) || typeof event.detail !== "function") return;
      const { detail } = event;
      setDiscard(() => () => {
        detail();
        setDiscard(null);
      });
    };
    textarea.addEventListener(textAreaRestored, show);
    textarea.dispatchEvent(new Event(textAreaShown, { bubbles: true }));
    return () => textarea.removeEventListener(textAreaRestored, show);
  }, [field]);
  return discard;
}
