import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Notice } from "#app/ui/notice.tsx";

/** Tells a member that what they share in a cohort waits for its agreement, and that their words are kept. */
export function SharingWaits({ cohortId }: { cohortId: string }) {
  return (
    <Notice kind="care" title={m.agreementAskedTitle()}>
      <p>
        {m.agreementWaits()} <Link to={`/cohorts/${cohortId}/agreement`}>{m.agreementRead()}</Link>
      </p>
    </Notice>
  );
}
