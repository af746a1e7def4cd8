import * as Popover from "@radix-ui/react-popover";
import { type ReactNode, useId } from "react";
import type { GlossaryTerm } from "#app/catalog/catalog.ts";
import * as m from "#app/messages/catalog.ts";
import { Icon } from "#app/ui/icon.tsx";

/** A term's definition beside the word. It opens on its first render, because it is loaded on request. */
export function TermPopover({ term, children }: { term: GlossaryTerm; children: ReactNode }) {
  const title = useId();
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger className="term">{children}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="term-popover" sideOffset={6} collisionPadding={12} aria-labelledby={title}>
          <p id={title} className="term-popover__title">
            {term.term}
          </p>
          <p>{term.definition}</p>
          <div className="term-popover__ways">
            <a href={`/glossary#term-${term.id}`}>{m.lessonTermGlossary()}</a>
            <Popover.Close className="button button--quiet">
              <Icon name="x" />
              {m.lessonTermClose()}
            </Popover.Close>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
