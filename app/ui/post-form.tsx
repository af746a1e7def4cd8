import { Form, type FormProps } from "@remix-run/react";
import { memo, type ReactNode, useRef } from "react";
import { type FormReply, summaryOf } from "#app/http/form-reply.ts";
import { type ShownFields, shownField, shownText } from "#app/http/shown-fields.ts";
import { Button } from "./button.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { useHeldUntilSent } from "./held-until-sent.ts";
import { NotSent } from "./not-sent.tsx";
import { PostedForm } from "./posted-form.ts";
import { RestoredWords } from "./restored-words.tsx";

export type PostFormProps = Omit<FormProps, "method" | "hidden"> & {
  /** "get" for a search, whose reply comes from the loader. */
  method?: "get" | "post";
  /**
   * The action's reply. Fields inside look up their input and errors by name. Undefined for a form of another page's
   * action, which sets `noValidate={false}` if a field is required.
   */
  reply: FormReply | undefined;
  /** The submit button's label: a verb. */
  submit: ReactNode;
  /** secondary, if the page has another primary button. */
  submitTone?: "primary" | "secondary";
  /** Rendered beside the button: another way to continue. */
  besideSubmit?: ReactNode;
  /** Below the buttons: what they do. */
  help?: ReactNode;
  /** The write deletes something. */
  isDelete?: boolean;
  /** It contains a chooser, whose search button must not be what Enter presses. */
  hasChooser?: boolean;
  /** Hidden fields, by name. */
  hidden?: Record<string, string | number>;
  /** A key that the loader makes anew: sent twice with it, the form is taken once. Once it is sent, it begins anew. */
  once?: string;
  /** What its fields show, if others may change the same. The action calls `joinEdits`. */
  shown?: ShownFields;
};

/** A form for one write: the error summary, which takes focus when it appears, the fields, then one primary button. */
export function PostForm({
  method = "post",
  reply,
  submit,
  submitTone = "primary",
  besideSubmit,
  help,
  isDelete = false,
  hidden = {},
  hasChooser = false,
  once,
  shown,
  children,
  className = "stack",
  ...form
}: PostFormProps) {
  const ref = useRef<HTMLFormElement>(null);
  const held = useHeldUntilSent(ref, { once, shown }, reply);
  return (
    <div className="stack-6 measure" key={held.once}>
      <ErrorSummary key={reply?.at} errors={summaryOf(reply)} />
      <Form method={method} noValidate className={className} {...form} ref={ref}>
        {hasChooser ? <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" /> : null}
        {isDelete ? <input type="hidden" name="_method" value="delete" /> : null}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {held.once ? <input type="hidden" name="key" value={held.once} /> : null}
        {held.shown ? <Shown value={reply?.values[shownField] ?? shownText(held.shown)} /> : null}
        <PostedForm.Provider value={reply}>{children}</PostedForm.Provider>
        {method === "post" ? <RestoredWords of={ref} /> : null}
        <div className="cluster">
          <Button tone={submitTone}>{submit}</Button>
          {besideSubmit}
        </div>
        {method === "post" && !form.onSubmit ? <NotSent of={ref} /> : null}
        {help ? <p className="soft">{help}</p> : null}
      </Form>
    </div>
  );
}

/** Drawn only for a new value, so that the one of a kept draft stays, which knew what its page showed. */
const Shown = memo(function Shown({ value }: { value: string }) {
  return <input type="hidden" name={shownField} defaultValue={value} data-draft="" />;
});
