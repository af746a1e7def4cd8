import { type RefObject, useEffect, useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { FieldError } from "./field-error.tsx";

/**
 * Holds a form back while the browser is offline, and says so beside it: sent then, its page would give way to one
 * about the connection. `of` is the form, or a field in one that says so only where the form itself does not.
 */
export function NotSent({ of }: { of: RefObject<HTMLElement | null> }) {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    const form = formOf(of.current);
    if (!form) return;
    const hold = (event: SubmitEvent) => {
      const isOwn = form !== of.current && form.dataset.keepsItself !== undefined;
      if (navigator.onLine || isOwn || form.method !== "post" || event.defaultPrevented) return;
      event.preventDefault();
      setIsHeld(true);
    };
    const release = () => setIsHeld(false);
    // The form's own listener comes before those of its fields.
    form.addEventListener("submit", hold, { capture: form === of.current });
    window.addEventListener("online", release);
    return () => {
      form.removeEventListener("submit", hold, { capture: form === of.current });
      window.removeEventListener("online", release);
    };
  }, [of]);
  return <div role="status">{isHeld ? <FieldError error={m.offlineFormHeld()} /> : null}</div>;
}

function formOf(element: HTMLElement | null): HTMLFormElement | null {
  if (element instanceof HTMLFormElement) return element;
  return element instanceof HTMLTextAreaElement ? element.form : null;
}
