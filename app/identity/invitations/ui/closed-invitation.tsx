import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

/** The same page for an invitation that was used, ended, was taken back or never was: it says nothing about any. */
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
