import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";

type Request = { id: string; name: string; email: string; note: string | null };

/** Requests to join a cohort, each to answer; nothing if there are none. */
export function Requests({ cohortId, person, requests }: { cohortId: string; person: string; requests: Request[] }) {
  if (requests.length === 0) return null;
  return (
    <section aria-labelledby="requests" className="stack">
      <h2 id="requests">{m.cohortsRequests()}</h2>
      <ul className="plain rows">
        {requests.map(({ id, name, email, note }) => (
          <li key={id} className="stack stack-2">
            <p>
              <strong>{name}</strong> <span className="soft">{email}</span>
            </p>
            {note ? <p className="as-typed">{note}</p> : null}
            <Form method="post" action={`/cohorts/${cohortId}/requests/${id}`} className="cluster">
              <input type="hidden" name="person" value={person} />
              <Button name="answer" value="approve" aria-label={m.cohortsApproveOf({ name })}>
                {m.cohortsApprove()}
              </Button>
              <Button name="answer" value="decline" tone="quiet" aria-label={m.cohortsDeclineOf({ name })}>
                {m.cohortsDecline()}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
