import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";

type Chosen = { id: string; choice: string; to: string; promise: string };

/** Lists the chosen invitations and asks for confirmation; says so when none is left. */
export function ChosenInvitations({ chosen, what, submit }: { chosen: Chosen[]; what: string; submit: string }) {
  const back = <LinkButton to="/admin/invitations">{m.invitationsRenewNot()}</LinkButton>;
  if (chosen.length === 0) {
    return (
      <div className="stack-6 measure">
        <p>{m.invitationsNoneChosen()}</p>
        <div className="cluster">{back}</div>
      </div>
    );
  }
  return (
    <Form method="post" className="stack-6 measure">
      <p>{what}</p>
      <ul className="stack-2">
        {chosen.map(({ id, choice, to, promise }) => (
          <li key={id} className="invitation-to">
            <input type="hidden" name="chosen" value={choice} />
            {m.invitationsRevokeWhat({ to, promise })}
          </li>
        ))}
      </ul>
      <div className="cluster">
        <Button tone="primary">{submit}</Button>
        {back}
      </div>
    </Form>
  );
}
