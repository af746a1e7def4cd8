import type { MetaFunction } from "@remix-run/node";
import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

export const meta: MetaFunction = () => [
  { title: titled(m.privacyTitle()) },
  { name: "description", content: m.privacyLead() },
];

/** Public: who sees what, in plain words. */
export default function PrivacyPage() {
  const rows = [
    { what: m.privacyReflections(), who: m.privacyReflectionsWho() },
    { what: m.privacyAnswers(), who: m.privacyAnswersWho() },
    { what: m.privacyProgress(), who: m.privacyProgressWho() },
    { what: m.privacyPlace(), who: m.privacyPlaceWho() },
    { what: m.privacyProfile(), who: m.privacyProfileWho() },
    { what: m.privacyPassword(), who: m.privacyPasswordWho() },
  ];
  return (
    <Page title={m.privacyTitle()} lead={m.privacyLead()} width="narrow">
      <div className="prose">
        <dl className="who-sees">
          {rows.map(({ what, who }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{who}</dd>
            </div>
          ))}
        </dl>
        <h2>{m.privacyRecordsTitle()}</h2>
        <p>{m.privacyRecordsBody()}</p>
        <h2>{m.privacyStudentsTitle()}</h2>
        <p>{m.privacyStudentsBody()}</p>
        <h2>{m.privacySmallTitle()}</h2>
        <p>{m.privacySmallBody()}</p>
        <h2>{m.privacyYoursTitle()}</h2>
        <p>
          {m.privacyYoursBody()} <Link to="/reflections">{m.navReflections()}</Link>
        </p>
        <h2>{m.privacyCookiesTitle()}</h2>
        <p>{m.privacyCookiesBody()}</p>
      </div>
    </Page>
  );
}
