import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";

type Invitation = { id: string; who: string; isCode: boolean; facts: string; until: string };

/** The open invitations of a cohort, each to take back. */
export function Invitations({
  cohortId,
  person,
  invitations,
}: {
  cohortId: string;
  person: string;
  invitations: Invitation[];
}) {
  return (
    <section aria-labelledby="open" className="stack">
      <h2 id="open">{m.cohortsOpenInvitations()}</h2>
      {invitations.length === 0 ? <p>{m.cohortsNoInvitations()}</p> : null}
      <ul className="plain rows">
        {invitations.map(({ id, who, isCode, facts, until }) => (
          <li key={id} className="cluster cluster--apart">
            <span>
              <strong>{isCode ? <code>{who}</code> : who}</strong>
              <br />
              <span className="soft">
                {facts} {until}
              </span>
            </span>
            <Form method="post" action={`/cohorts/${cohortId}/invitations/${id}`}>
              <input type="hidden" name="_method" value="delete" />
              <input type="hidden" name="person" value={person} />
              <Button aria-label={m.cohortsTakeBackOf({ who })}>{m.cohortsTakeBack()}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
