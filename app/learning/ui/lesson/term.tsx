import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import type { GlossaryTerm } from "#app/catalog/catalog.ts";
import type { TermProps } from "#app/catalog/lesson-component-props.ts";
import { useLessonState } from "../lesson-state.tsx";

type Popover = ComponentType<{ term: GlossaryTerm; children: ReactNode }>;

/** Loaded when a reader is about to open a term, once for all terms of the page. */
const loadPopover = () => import("./term-popover.tsx").then((module) => module.TermPopover);

/** A glossary term: explained in place with JavaScript, at the lesson's end without it. */
export function Term({ id, children }: TermProps & { children?: ReactNode }) {
  const term = useLessonState().glossary.find((each) => each.id === id);
  const [hasScript, setHasScript] = useState(false);
  const [Popover, setPopover] = useState<Popover | null>(null);
  useEffect(() => setHasScript(true), []);
  if (!term) return <>{children}</>;
  if (Popover) return <Popover term={term}>{children}</Popover>;
  if (!hasScript) {
    return (
      <a href={`#term-${id}`} className="term">
        {children}
      </a>
    );
  }
  return (
    <button
      type="button"
      className="term"
      aria-haspopup="dialog"
      onPointerEnter={() => void loadPopover()}
      onFocus={() => void loadPopover()}
      onClick={() => void loadPopover().then((loaded) => setPopover(() => loaded))}
    >
      {children}
    </button>
  );
}
