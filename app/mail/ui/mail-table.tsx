import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
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

/** What went out or did not: which kind, to whom and how it went, never what it said. */
export function MailTable({ mails }: { mails: ListedMail[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
    // biome-ignore lint/a11y/useSemanticElements: no fieldset
    <div className="scroll-x" role="group" tabIndex={0} aria-label={m.adminMailTable()}>
      <table className="table table--entries mail-table">
        <caption className="visually-hidden">{m.adminMailTable()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.adminMailWhat()}</th>
            <th scope="col">{m.adminMailTo()}</th>
            <th scope="col">{m.adminMailWhen()}</th>
            <th scope="col">{m.adminMailHow()}</th>
            <th scope="col">{m.adminMailDo()}</th>
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <tr key={mail.id}>
              <th scope="row">{mail.name}</th>
              <td data-label={m.adminMailTo()}>{mail.to}</td>
              <td data-label={m.adminMailWhen()}>{mail.at}</td>
              <td data-label={m.adminMailHow()}>
                {m.adminMailState({ state: mail.state })}
                {mail.problem ? (
                  <>
                    <br />
                    <span className="soft">{problemWords(mail.problem)}</span>
                  </>
                ) : null}
              </td>
              <td>
                {mail.isRetriable ? (
                  <Form method="post" action={`/admin/mail/${mail.id}/retry`}>
                    <Button aria-label={m.adminMailRetryThis({ to: mail.to })}>{m.adminMailRetry()}</Button>
                  </Form>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Our own words for what happens often; the mail server's code otherwise. */
function problemWords(problem: string): string {
  const [code = "", answer] = problem.split(" ");
  const words = m.adminMailProblem({ code });
  return answer ? m.adminMailProblemAnswer({ words, answer }) : words;
}
