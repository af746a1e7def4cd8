import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

/** One page for used, expired, revoked and nonexistent invitations, so that it does not tell them apart. */
export function ClosedInvitation() {
  return (
    <Page width="narrow" title={m.invitationClosedTitle()} lead={m.invitationClosedLead()}>
      <div className="stack">
        <p>{m.invitationClosedNext()}</p>
        <div className="cluster">
          <LinkButton to="/" tone="primary">
            {m.invitationHome()}
          </LinkButton>
          <LinkButton to="/join">{m.invitationEnterCode()}</LinkButton>
        </div>
      </div>
    </Page>
  );
}
