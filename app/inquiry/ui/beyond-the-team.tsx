import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";

/** Where what was learned can go: to families, to the library, onto paper. */
export function BeyondTheTeam({ cycleId, isDecided }: { cycleId: string; isDecided: boolean }) {
  return (
    <nav aria-labelledby="beyond" className="stack-2 no-print">
      <h2 id="beyond">{m.inquiryBeyond()}</h2>
      <ul className="plain">
        <li>
          <Link to={`/inquiry/${cycleId}/give-back`} className="target-link">
            {m.inquiryGiveBackLink()}
          </Link>
        </li>
        {isDecided ? (
          <li>
            <Link to={`/inquiry/${cycleId}/offer`} className="target-link">
              {m.inquiryOfferLink()}
            </Link>
          </li>
        ) : null}
        <li>
          <Link to={`/inquiry/${cycleId}/one-pager`} className="target-link">
            {m.inquiryOnePager()}
          </Link>
        </li>
        <li>
          <Link to={`/inquiry/${cycleId}/print`} className="target-link">
            {m.inquiryPrintLink()}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
