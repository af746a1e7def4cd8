import { Form } from "@remix-run/react";
import { type ReactNode, useRef } from "react";
import { Button } from "#app/ui/button.tsx";
import { NotSent } from "#app/ui/not-sent.tsx";
import { RestoredWords } from "#app/ui/restored-words.tsx";

/** A form in a lesson that the page of the step answers: it leads back here, or shows there what to change. */
export function StepForm({
  action,
  hidden,
  submit,
  children,
}: {
  action: string;
  hidden: Record<string, string | number>;
  submit: string;
  children: ReactNode;
}) {
  const ref = useRef<HTMLFormElement>(null);
  return (
    <Form ref={ref} method="post" action={action} noValidate className="stack-6 no-print-buttons">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <RestoredWords of={ref} />
      <NotSent of={ref} />
      <Button>{submit}</Button>
    </Form>
  );
}
