import { type RefObject, useEffect, useRef } from "react";

/**
 * A ref for what takes the focus when `value` has changed and the page drew anew, or took away, what had it. The element
 * has `tabIndex={-1}`. Focus that is elsewhere stays: others may have changed the value while somebody reads or writes.
 */
export function useFocusIfLost<Taker extends HTMLElement>(value: string): RefObject<Taker> {
  const taker = useRef<Taker>(null);
  const last = useRef(value);
  useEffect(() => {
    if (last.current === value) return;
    last.current = value;
    if (document.activeElement === document.body) taker.current?.focus({ preventScroll: true });
  }, [value]);
  return taker;
}
