import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { findWhoSees, type WhoSees } from "#app/personal-data/queries/who-sees.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.whoSeesTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  return findWhoSees(db, person);
}

/** A person's own data and who can see it, by name. */
export default function Privacy() {
  const who = useLoaderData<typeof loader>();
  return (
    <SettingsPage title={m.whoSeesTitle()} lead={m.whoSeesIntro()}>
      <div className="stack-8 measure">
        <Reflections who={who} />
        <section aria-labelledby="learning" className="stack">
          <h2 id="learning">{m.whoSeesLearning()}</h2>
          <p>{m.whoSeesLearningBody()}</p>
        </section>
        <Leads who={who} />
        <Administrators who={who} />
        <section aria-labelledby="account" className="stack">
          <h2 id="account">{m.whoSeesAccount()}</h2>
          <p>{m.whoSeesAccountBody()}</p>
        </section>
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

function Reflections({ who }: { who: WhoSees }) {
  const { reflections, coaches, cohorts } = who;
  const withCoaches = reflections.coach + reflections.cohort;
  return (
    <section aria-labelledby="reflections" className="stack">
      <h2 id="reflections">{m.whoSeesReflections()}</h2>
      <ul className="stack-2">
        <li>
          {reflections.private + withCoaches === 0
            ? m.whoSeesNoReflections()
            : m.whoSeesPrivate({ count: reflections.private })}
        </li>
        {coaches.map(({ name, cohort }) => (
          <li key={`${name} ${cohort}`}>
            {cohort
              ? m.whoSeesCohortCoach({ name, cohort, count: withCoaches })
              : m.whoSeesSiteCoach({ name, count: withCoaches })}
          </li>
        ))}
        {coaches.length === 0 ? <li>{m.whoSeesNoCoach({ count: withCoaches })}</li> : null}
        {cohorts.map(({ name, others }) => (
          <li key={name}>{m.whoSeesCohort({ cohort: name, others, count: reflections.cohort })}</li>
        ))}
        {cohorts.length === 0 ? <li>{m.whoSeesNoCohort()}</li> : null}
      </ul>
      <p>
        {m.whoSeesNobodyElse()} <Link to="/reflections">{m.whoSeesChange()}</Link>
      </p>
    </section>
  );
}

function Leads({ who: { leads } }: { who: WhoSees }) {
  return (
    <section aria-labelledby="leads" className="stack">
      <h2 id="leads">{m.whoSeesLeads()}</h2>
      <p>{m.whoSeesLeadsBody()}</p>
      <ul className="stack-2">
        {leads.map(({ name, organization, cohort }) => (
          <li key={`${name} ${organization} ${cohort}`}>
            {organization || cohort
              ? m.whoSeesLeadOf({ name, scope: organization ?? cohort ?? "" })
              : m.whoSeesLead({ name })}
          </li>
        ))}
        {leads.length === 0 ? <li>{m.whoSeesNoLead()}</li> : null}
      </ul>
    </section>
  );
}

function Administrators({ who: { administrators } }: { who: WhoSees }) {
  return (
    <section aria-labelledby="administrators" className="stack">
      <h2 id="administrators">{m.whoSeesAdministrators()}</h2>
      <p>{m.whoSeesAdministratorsBody()}</p>
      <p>
        {administrators.length > 0
          ? m.whoSeesAdministratorNames({ names: administrators.join(", ") })
          : m.whoSeesNoAdministrator()}
      </p>
    </section>
  );
}
