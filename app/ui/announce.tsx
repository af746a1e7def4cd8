import { useEffect, useRef } from "react";

const heard = "sound-practice:announce";

/** Announces a message to screen readers, once and politely. */
export function announce(message: string): void {
  window.dispatchEvent(new CustomEvent(heard, { detail: message }));
}

/** The live region for announcements. root.tsx renders it. */
export function Announcer() {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const say = (event: Event) => {
      if (region.current && event instanceof CustomEvent) region.current.textContent = String(event.detail);
    };
    window.addEventListener(heard, say);
    return () => window.removeEventListener(heard, say);
  }, []);
  return <div ref={region} className="visually-hidden" role="status" />;
}
