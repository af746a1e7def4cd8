import { useNavigation } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * Holds what the loader gave a form when its page was opened, also where the page's data is read anew while somebody
 * types. Once the form was sent and taken, it is the newest again; `reply` stands while the server refuses the form.
 */
export function useHeldUntilSent<Value>(of: RefObject<HTMLFormElement | null>, newest: Value, reply: unknown): Value {
  const [held, setHeld] = useState(newest);
  const { state } = useNavigation();
  const sending = useRef<"no" | "pressed" | "under way">("no");
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form that begins anew is another element
  useEffect(() => {
    const form = of.current;
    const note = (event: SubmitEvent) => {
      if (!event.defaultPrevented) sending.current = "pressed";
    };
    form?.addEventListener("submit", note);
    return () => form?.removeEventListener("submit", note);
  }, [of, held]);
  useEffect(() => {
    if (state !== "idle" && sending.current === "pressed") sending.current = "under way";
    if (state !== "idle" || sending.current !== "under way") return;
    sending.current = "no";
    if (!reply) setHeld(newest);
  }, [state, reply, newest]);
  return held;
}
