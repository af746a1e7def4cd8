import { Form } from "@remix-run/react";
import { lazy, type MouseEvent, type ReactNode, Suspense, useRef, useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "./button.tsx";

const Dialog = lazy(() => import("./dialog.tsx"));

type Props = {
  /** Where it is posted. */
  action: string;
  /** GET of the same address is a page that asks the same: without JavaScript one goes there. Else it is posted at once. */
  hasPage?: boolean;
  isDelete?: boolean;
  hidden?: Record<string, string | number>;
  tone?: "secondary" | "quiet";
  /** What the button says that asks for it, and what it is called where several say the same. */
  label: ReactNode;
  "aria-label"?: string;
  /** The question, as the dialog's title. */
  question: string;
  /** What will happen; what stays. */
  children?: ReactNode;
  /** What the button says that does it: the verb again. */
  confirm: ReactNode;
};

/** A write that is asked about first, in a dialog; without JavaScript a page that asks, or the write itself. */
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
