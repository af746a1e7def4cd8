import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

export type ProviderProblemKind = "declined" | "expired" | "unreachable" | "refused" | "taken";

type Props = {
  problem: ProviderProblemKind;
  provider: string;
  /** Identifies the request in the log. */
  reference: string | null;
  /** They were signed in and wanted to connect one more account. */
  isConnecting: boolean;
};

/** Why a person is not signed in, or nothing was connected, and what to do. */
export function ProviderProblem({ problem, provider, reference, isConnecting }: Props) {
  const { title, body } = providerProblemWords(problem, provider);
  return (
    <Page width="narrow" title={title} lead={body}>
      <div className="stack">
        <div className="cluster">
          {isConnecting ? (
            <LinkButton to="/settings/connected" tone="primary">
              {m.providerBack()}
            </LinkButton>
          ) : (
            <LinkButton to="/sign-in" tone="primary">
              {problem === "declined" || problem === "unreachable" ? m.providerOtherWay() : m.providerAgain()}
            </LinkButton>
          )}
          {problem === "taken" ? <LinkButton to="/settings/merge">{m.providerTakenMerge()}</LinkButton> : null}
        </div>
        {reference ? <p className="small soft">{m.providerReference({ reference })}</p> : null}
      </div>
    </Page>
  );
}

/** The title and text of a problem. */
export function providerProblemWords(problem: ProviderProblemKind, provider: string): { title: string; body: string } {
  switch (problem) {
    case "declined":
      return { title: m.providerDeclinedTitle(), body: m.providerDeclinedBody({ provider }) };
    case "expired":
      return { title: m.providerExpiredTitle(), body: m.providerExpiredBody({ provider }) };
    case "unreachable":
      return { title: m.providerUnreachableTitle({ provider }), body: m.providerUnreachableBody({ provider }) };
    case "refused":
      return { title: m.providerRefusedTitle({ provider }), body: m.providerRefusedBody({ provider }) };
    case "taken":
      return { title: m.providerTakenTitle(), body: m.providerTakenBody({ provider }) };
  }
}

/** A provider that does not answer is neither our error nor the person's. */
export const statusOfProblem: Record<ProviderProblemKind, number> = {
  declined: 403,
  expired: 400,
  unreachable: 503,
  refused: 403,
  taken: 409,
};
