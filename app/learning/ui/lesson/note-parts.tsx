import { type RefObject, useEffect, useState } from "react";
import { joinNote, type NoteField, splitNote } from "#app/learning/note-fields.ts";

/** A note in labeled parts. Together they form one text, in a field of the same form that only scripts hide. */
export function NoteParts({
  id,
  fields,
  text,
  form,
  isReturned,
  onType,
}: {
  id: string;
  fields: NoteField[];
  text: string;
  form: RefObject<HTMLFormElement | null>;
  /** A draft from this device was put into the text. */
  isReturned: boolean;
  onType: () => void;
}) {
  const [parts, setParts] = useState(() => splitNote(fields, text));

  // Words may have been put into the text before this script ran, or out of a draft.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a returned draft is news about the form, not a value
  useEffect(() => {
    const whole = textIn(form.current);
    if (whole) setParts(splitNote(fields, whole.value));
  }, [isReturned]);

  function write(part: string, words: string) {
    const next = { ...parts, [part]: words };
    setParts(next);
    const whole = textIn(form.current);
    if (whole) whole.value = joinNote(fields, next);
    onType();
  }

  return (
    <div className="note-parts needs-scripts">
      {fields.map((field) => (
        <div key={field.id} className="field">
          <label htmlFor={`${id}-${field.id}`} className="field__label">
            {field.label}
          </label>
          {field.help ? (
            <p id={`${id}-${field.id}-help`} className="field__help">
              {field.help}
            </p>
          ) : null}
          <textarea
            id={`${id}-${field.id}`}
            className="input"
            rows={2}
            value={parts[field.id] ?? ""}
            autoComplete="off"
            aria-describedby={field.help ? `${id}-${field.id}-help` : undefined}
            onChange={(event) => write(field.id, event.currentTarget.value)}
          />
        </div>
      ))}
    </div>
  );
}

function textIn(form: HTMLFormElement | null): HTMLTextAreaElement | null {
  const field = form?.elements.namedItem("text");
  return field instanceof HTMLTextAreaElement ? field : null;
}
