import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { whoSees } from "#app/personal-data/who-sees.server.ts";
import type { WhoSeesSection } from "#app/personal-data-part/who-sees.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.whoSeesTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  return { sections: await whoSees(db, person) };
}

/** A person's own data and who can see it, by name. */
export default function Privacy() {
  const { sections } = useLoaderData<typeof loader>();
  return (
    <SettingsPage title={m.whoSeesTitle()} lead={m.whoSeesIntro()}>
      <div className="stack-8 measure">
        {sections.map((section) => (
          <Section key={section.id} {...section} />
        ))}
        <section aria-labelledby="agency" className="stack">
          <h2 id="agency">{m.whoSeesAgency()}</h2>
          <p>{m.whoSeesAgencyBody()}</p>
        </section>
        <section aria-labelledby="yours" className="stack">
          <h2 id="yours">{m.whoSeesYours()}</h2>
          <ul className="stack-2">
            <li>
              <Link to="/settings/activity">{m.whoSeesActivity()}</Link>
            </li>
            <li>
              <Link to="/settings/data">{m.whoSeesData()}</Link>
            </li>
            <li>
              <Link to="/privacy">{m.whoSeesEverybody()}</Link>
            </li>
          </ul>
        </section>
      </div>
    </SettingsPage>
  );
}

function Section({ id, title, lead, lines = [], note, link }: WhoSeesSection) {
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>{title}</h2>
      {lead ? <p>{lead}</p> : null}
      {lines.length > 0 ? (
        <ul className="stack-2">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {note || link ? (
        <p>
          {note} {link ? <Link to={link.to}>{link.label}</Link> : null}
        </p>
      ) : null}
    </section>
  );
}
