import { useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { Notice } from "#app/ui/notice.tsx";

/** Says what a form of this page has just done, and takes focus, because the form itself begins anew. */
export function Said({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    if (key !== "default") box.current?.focus();
  }, [key]);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice kind="done" live>
        {children}
      </Notice>
    </div>
  );
}
