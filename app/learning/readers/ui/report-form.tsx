import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { longestReport } from "../reading.ts";

type Props = { person: string; reply: FormReply | undefined; help: string };

/** Reports a reading to the administrators, which ends it. */
export function ReportForm({ person, reply, help }: Props) {
  const mine = reply?.values.intent === "report" ? reply : undefined;
  return (
    <details className="disclosure" open={mine !== undefined}>
      <summary>{m.readersReport()}</summary>
      <PostForm
        reply={mine}
        submit={m.readersReportSend()}
        submitTone="secondary"
        hidden={{ person, intent: "report" }}
      >
        <TextArea name="report" label={m.readersReportWhat()} help={help} rows={3} limit={longestReport} />
      </PostForm>
    </details>
  );
}
