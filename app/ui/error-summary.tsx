import { useEffect, useRef } from "react";
import * as m from "#app/messages/catalog.ts";

/** The errors of a form, above it, with a link to each field. Takes focus when it appears. */
export function ErrorSummary({
  title = m.appErrorSummary(),
  errors,
}: {
  title?: string;
  /** `field` is the id of the control; null if no single field is at fault. */
  errors: { field: string | null; message: string }[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const messages = errors.map((error) => error.message).join("\n");
  useEffect(() => {
    if (messages) box.current?.focus();
  }, [messages]);

  if (errors.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: what stopped the form comes first, without JavaScript too
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <h2 className="error-summary__title">{title}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field}${message}`}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}
