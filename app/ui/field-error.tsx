import * as m from "#app/messages/catalog.ts";
import { Icon } from "./icon.tsx";

/** A field's error message, beside it. */
export function FieldError({ id, error }: { id?: string; error?: string | string[] | undefined }) {
  const text = textOf(error);
  if (!text) return null;
  return (
    <p id={id} className="field__error">
      <Icon name="circle-alert" />
      <span>
        <span className="visually-hidden">{m.appErrorPrefix()} </span>
        {text}
      </span>
    </p>
  );
}

/** A field's problems as one text; empty without any. */
export function textOf(error: string | string[] | undefined): string {
  return Array.isArray(error) ? error.join(" ") : (error ?? "");
}
