import { type RefObject, useEffect, useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "./button.tsx";
import { formRestored, formShown } from "./form-shown.ts";

/** Announces a form, or a field in one; if its words come back from this device, says so and offers to discard them. */
export function RestoredWords({ of }: { of: RefObject<HTMLElement | null> }) {
  const discard = useRestored(of);
  if (!discard) return null;
  return (
    <p className="small soft cluster">
      {m.draftsReturned()}
      <Button type="button" tone="quiet" onClick={discard}>
        {m.draftsDiscardOne()}
      </Button>
    </p>
  );
}

/** Discards the words that came back from this device; null if none did. */
function useRestored(of: RefObject<HTMLElement | null>): (() => void) | null {
  const [discard, setDiscard] = useState<(() => void) | null>(null);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const show = (event: Event) => {
      if (!(event instanceof CustomEvent) || typeof event.detail !== "function") return;
      const { detail } = event;
      setDiscard(() => () => {
        detail();
        setDiscard(null);
      });
    };
    element.addEventListener(formRestored, show);
    element.dispatchEvent(new Event(formShown, { bubbles: true }));
    return () => element.removeEventListener(formRestored, show);
  }, [of]);
  return discard;
}
