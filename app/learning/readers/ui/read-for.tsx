import { Form } from "@remix-run/react";
import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { ReportForm } from "./report-form.tsx";

type Props = { person: string; reply: FormReply | undefined; authorName: string };

/** What a chosen reader can do besides answering: say that they cannot, or report it. */
export function ReadFor({ person, reply, authorName }: Props) {
  return (
    <div className="stack-8">
      <p>{m.readersAskedByBody()}</p>
      <Form method="post" className="stack-2">
        <input type="hidden" name="person" value={person} />
        <input type="hidden" name="intent" value="end" />
        <p className="soft small">{m.readersDeclineHelp({ name: authorName })}</p>
        <Button tone="secondary">{m.readersDecline()}</Button>
      </Form>
      <ReportForm person={person} reply={reply} help={m.readersReportHelpReader()} />
    </div>
  );
}
