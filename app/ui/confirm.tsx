import { Form } from "@remix-run/react";
import { lazy, type MouseEvent, type ReactNode, Suspense, useRef, useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "./button.tsx";

const Dialog = lazy(() => import("./dialog.tsx"));

type Props = {
  /** The address that the form posts to. */
  action: string;
  /** GET of the same address is a confirmation page, used without JavaScript. Otherwise the form is posted at once. */
  hasPage?: boolean;
  isDelete?: boolean;
  hidden?: Record<string, string | number>;
  tone?: "secondary" | "quiet";
  /** The label of the button that opens the question, and an accessible name if several have the same label. */
  label: ReactNode;
  "aria-label"?: string;
  /** The question, as the dialog's title. */
  question: string;
  /** What will change, and what will not. */
  children?: ReactNode;
  /** The label of the confirming button: the verb again. */
  confirm: ReactNode;
};

/** Asks for confirmation of a write in a dialog; without JavaScript on a page, or not at all. */
export function Confirm({ action, hasPage, isDelete, hidden = {}, tone = "secondary", label, ...words }: Props) {
  const { question, children, confirm, "aria-label": name } = words;
  const opener = useRef<HTMLElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [wasAsked, setAsked] = useState(false);
  const ask = (event: MouseEvent<HTMLElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    opener.current = event.currentTarget;
    setAsked(true);
    setOpen(true);
  };
  const close = () => setOpen(false);
  const fields = (
    <>
      {isDelete ? <input type="hidden" name="_method" value="delete" /> : null}
      {Object.entries(hidden).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
    </>
  );
  return (
    <>
      {hasPage ? (
        <LinkButton to={action} tone={tone} aria-label={name} onClick={ask}>
          {label}
        </LinkButton>
      ) : (
        <Form method="post" action={action}>
          {fields}
          <Button tone={tone} aria-label={name} onClick={ask}>
            {label}
          </Button>
        </Form>
      )}
      {wasAsked ? (
        <Suspense fallback={null}>
          <Dialog isOpen={isOpen} onClose={close} title={question} returnTo={opener}>
            <div className="stack">
              {children}
              <Form method="post" action={action} className="cluster" onSubmit={close}>
                {fields}
                <Button tone="primary">{confirm}</Button>
                <Button type="button" onClick={close}>
                  {m.appCancel()}
                </Button>
              </Form>
            </div>
          </Dialog>
        </Suspense>
      ) : null}
    </>
  );
}
