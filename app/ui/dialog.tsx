import * as Radix from "@radix-ui/react-dialog";
import type { ReactNode, RefObject } from "react";
import * as m from "#app/messages/catalog.ts";
import { Icon } from "./icon.tsx";

/**
 * Floats over the page, traps focus, closes with Escape. About 12 kB: load it on demand with React.lazy, and offer the
 * same without it.
 */
export default function Dialog({
  isOpen,
  onClose,
  title,
  returnTo,
  children,
}: {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** The element that opened it, which gets focus back. */
  returnTo: RefObject<HTMLElement | null>;
  children: ReactNode;
}) {
  const giveFocusBack = (event: Event) => {
    event.preventDefault();
    returnTo.current?.focus();
  };
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog__scrim" />
        <Radix.Content className="dialog" aria-describedby={undefined} onCloseAutoFocus={giveFocusBack}>
          <div className="dialog__top">
            <Radix.Title className="dialog__title">{title}</Radix.Title>
            <Radix.Close className="button button--quiet">
              <Icon name="x" />
              {m.appClose()}
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
