import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

/** The one page for a link that was used, is over or never was: it tells them apart to nobody, and offers a new one. */
export function DeadLink({ to, children }: { to: string; children: string }) {
  return (
    <Page width="narrow" title={m.mailProofDeadTitle()} lead={m.mailProofDeadLead()}>
      <div className="cluster">
        <LinkButton tone="primary" to={to}>
          {children}
        </LinkButton>
      </div>
    </Page>
  );
}
