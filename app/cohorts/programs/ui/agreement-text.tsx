import * as m from "#app/messages/catalog.ts";
import { type AgreementWords, agreementParts } from "../agreement.ts";

/** The four parts of an agreement, as paragraphs. */
export function AgreementText({ agreement }: { agreement: AgreementWords }) {
  return agreementParts.map((part) => (
    <section key={part} aria-labelledby={part} className="stack">
      <h2 id={part}>{m.agreementPart({ part })}</h2>
      <p className="as-typed">{agreement[part]}</p>
    </section>
  ));
}
