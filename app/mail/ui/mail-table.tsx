import { Form } from "@remix-run/react";
import { mailProblemInWords } from "#app/mail/mail-problem.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Table } from "#app/ui/table.tsx";
import type { MailState } from "../mail.ts";

export type ListedMail = {
  id: string;
  name: string;
  state: MailState;
  to: string;
  problem: string | null;
  attempts: number;
  at: string;
  isRetriable: boolean;
};

/** Outgoing mail: its kind, recipient and state, never its content. */
export function MailTable({ mails }: { mails: ListedMail[] }) {
  return (
    <Table
      caption={m.adminMailTable()}
      rows={mails}
      keyOf={({ id }) => id}
      columns={[
        { heading: m.adminMailWhat(), isRowHeading: true, cell: ({ name }) => name },
        { heading: m.adminMailTo(), cell: ({ to }) => to },
        { heading: m.adminMailWhen(), cell: ({ at }) => at },
        { heading: m.adminMailHow(), cell: State },
        {
          heading: m.adminMailDo(),
          hasNarrowLabel: false,
          cell: (mail) => (mail.isRetriable ? <Retry {...mail} /> : null),
        },
      ]}
    />
  );
}

function State({ state, problem }: ListedMail) {
  return (
    <>
      {m.adminMailState({ state })}
      {problem ? (
        <>
          <br />
          <span className="soft">{mailProblemInWords(problem)}</span>
        </>
      ) : null}
    </>
  );
}

function Retry({ id, to }: ListedMail) {
  return (
    <Form method="post" action={`/admin/mail/${id}/retry`}>
      <Button aria-label={m.adminMailRetryThis({ to })}>{m.adminMailRetry()}</Button>
    </Form>
  );
}
