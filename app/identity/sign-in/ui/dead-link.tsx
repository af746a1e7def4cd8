import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

/** One page for used, expired and nonexistent links, so that it does not tell them apart. Offers a new one. */
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
