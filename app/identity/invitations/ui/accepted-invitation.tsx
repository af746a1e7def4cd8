import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** Confirms that an invitation was accepted, and links to what it was for. */
export function AcceptedInvitation({ to }: { to: string }) {
  return (
    <div className="stack">
      <Notice kind="done" live title={m.invitationAcceptedTitle()}>
        <p>{m.invitationAccepted()}</p>
      </Notice>
      <div className="cluster">
        <LinkButton to={to} tone="primary">
          {m.invitationContinue()}
        </LinkButton>
        <LinkButton to="/settings/profile">{m.invitationProfile()}</LinkButton>
      </div>
    </div>
  );
}
