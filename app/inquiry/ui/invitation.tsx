import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";

/** An invitation to a cycle: who asks, what joining means, and two buttons. */
export function Invitation({ cycleId, person, team }: { cycleId: string; person: string; team: string }) {
  const action = `/inquiry/${cycleId}/members`;
  return (
    <div className="stack-6 measure">
      <p>{m.inquiryInvitedTo({ team })}</p>
      <p className="soft">{m.inquiryInvitedAbout()}</p>
      <div className="cluster">
        <Form method="post" action={action}>
          <input type="hidden" name="person" value={person} />
          <Button tone="primary">{m.inquiryJoin()}</Button>
        </Form>
        <Form method="post" action={action}>
          <input type="hidden" name="person" value={person} />
          <input type="hidden" name="_method" value="delete" />
          <Button>{m.inquiryDecline()}</Button>
        </Form>
      </div>
    </div>
  );
}
