import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { asciiDomainOf, readableAddress } from "#app/http/readable-email.server.ts";
import { recordView } from "#app/identity/audit/audit.server.ts";
import {
  type FoundPerson,
  listKnownMemberships,
  listVisibleGrants,
} from "#app/identity/people/queries/people-lists.server.ts";
import { grantLine, membershipLine } from "#app/identity/people/visible-grant.ts";
import { canGrant, canLead } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { requireManagedPerson } from "./managed-person.server.ts";
import { PeoplePage } from "./people-page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, reach, isAdministrator, found } = await requireManagedPerson(request, params.person);
  await recordView(db, { actorId: person.id, action: "person.viewed", subjectId: found.id });
  const [memberships, grants] = await Promise.all([
    listKnownMemberships(db, reach, found.id),
    listVisibleGrants(db, reach, found.id),
  ]);
  const saved = new URL(request.url).searchParams.get("saved");
  return {
    isAdministrator,
    person: { id: found.id, name: found.name, pronouns: found.pronouns },
    account: accountInWords(found, person.timeZone),
    signingIn: isAdministrator ? signingInWords(found) : null,
    mayReset: isAdministrator && found.id !== person.id && (found.hasSecondStep || found.passkeys > 0),
    memberships: memberships.map((membership) => ({
      ...membershipLine(membership),
      mayEnd: !membership.endedOn && canLead(person, { organizationId: membership.organizationId }),
    })),
    grants: grants.map((grant) => ({
      ...grantLine(grant, person.timeZone),
      mayEnd: !grant.isOver && canGrant(person, grant.role, scopeOf(grant)),
    })),
    notice: saved && m.peopleSaved({ what: saved, name: found.name }),
  };
}

const scopeOf = ({ organizationId, cohortId }: { organizationId: string | null; cohortId: string | null }) => ({
  ...(organizationId && { organizationId }),
  ...(cohortId && { cohortId }),
});

function accountInWords(found: FoundPerson, timeZone: string): string[] {
  const { isEmailVerified, joinedAt, erasureDueAt } = found;
  const email = readableAddress(found.email);
  const domain = asciiDomainOf(found.email);
  return [
    isEmailVerified ? m.peopleEmailVerified({ email }) : m.peopleEmailUnverified({ email }),
    ...(domain ? [m.invitationsAsciiDomain({ domain })] : []),
    m.peopleJoined({ day: dayIn(timeZone, joinedAt) }),
    m.peopleZone({ zone: found.timeZone.replaceAll("_", " ") }),
    ...(erasureDueAt ? [m.peopleLeaving({ day: dayIn(timeZone, erasureDueAt) })] : []),
  ];
}

/** In general terms: nothing that would help anyone to sign in as them. */
function signingInWords({ hasPassword, hasSecondStep, passkeys, connected, sessions }: FoundPerson): string[] {
  const ways = [
    hasPassword && m.peopleWayPassword(),
    m.peopleWayMail(),
    passkeys > 0 && m.peopleWayPasskeys({ count: passkeys }),
    connected > 0 && m.peopleWayConnected({ count: connected }),
  ].filter((way) => way !== false);
  const list = new Intl.ListFormat("en-US", { type: "disjunction" }).format(ways);
  return [
    m.peopleWaysIn({ ways: list }),
    hasSecondStep || passkeys > 0 ? m.peopleSecondStepOn() : m.peopleSecondStepOff(),
    m.peopleSessions({ count: sessions }),
  ];
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.person.name ?? m.peopleTitle(), m.adminSection()) },
];

export default function PersonPage() {
  const { person, account, signingIn, mayReset, notice, isAdministrator } = useLoaderData<typeof loader>();
  return (
    <PeoplePage
      isAdministrator={isAdministrator}
      title={person.name}
      lead={person.pronouns}
      breadcrumbs={[{ to: "/admin/people", label: m.peopleTitle() }]}
    >
      <div className="stack-8">
        {notice ? (
          <Notice kind="done" live>
            <p>{notice}</p>
          </Notice>
        ) : null}
        <Lines id="account" title={m.peopleAccount()} lines={account} />
        {signingIn ? <Lines id="signing-in" title={m.peopleSigningIn()} lines={signingIn} /> : null}
        {mayReset ? (
          <div className="cluster">
            <LinkButton to={`/admin/people/${person.id}/second-step`}>{m.peopleReset()}</LinkButton>
          </div>
        ) : null}
        <Memberships />
        <Grants />
        <p className="soft">
          {m.peopleNever()}{" "}
          {isAdministrator ? <Link to={`/admin/audit?person=${person.id}`}>{m.peopleTrail()}</Link> : null}
        </p>
      </div>
    </PeoplePage>
  );
}

function Lines({ id, title, lines }: { id: string; title: string; lines: string[] }) {
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>{title}</h2>
      <ul className="plain">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function Memberships() {
  const { person, memberships } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="memberships" className="stack">
      <h2 id="memberships">{m.peopleMemberships()}</h2>
      {memberships.length === 0 ? <p>{m.peopleMembershipsEmpty()}</p> : null}
      <ul className="plain rows">
        {memberships.map(({ id, place, more, mayEnd }) => (
          <li key={id} className="cluster">
            <span>
              <strong>{place}</strong>
              <br />
              <span className="soft">{more}</span>
            </span>
            {mayEnd ? (
              <LinkButton
                to={`/admin/people/${person.id}/memberships/${id}/end`}
                aria-label={m.peopleEndMembershipOf({ place })}
              >
                {m.peopleEndMembership()}
              </LinkButton>
            ) : null}
          </li>
        ))}
      </ul>
      <div className="cluster">
        <LinkButton to={`/admin/people/${person.id}/memberships`}>{m.peopleAddMembership()}</LinkButton>
      </div>
    </section>
  );
}

function Grants() {
  const { person, grants } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="grants" className="stack">
      <h2 id="grants">{m.peopleGrants()}</h2>
      {grants.length === 0 ? <p>{m.peopleGrantsEmpty()}</p> : null}
      <ul className="plain rows">
        {grants.map(({ id, what, given, reason, ends, endReason, scopeClosed, mayEnd }) => (
          <li key={id} className="cluster">
            <span>
              <strong>{what}</strong>
              <br />
              <span className="soft">{[given, ends].filter(Boolean).join(". ")}</span>
              <br />
              {[reason, endReason, scopeClosed].filter(Boolean).join(" ")}
            </span>
            {mayEnd ? (
              <LinkButton
                to={`/admin/people/${person.id}/grants/${id}/end`}
                aria-label={m.peopleEndGrantOf({ role: what })}
              >
                {m.peopleEndGrant()}
              </LinkButton>
            ) : null}
          </li>
        ))}
      </ul>
      <div className="cluster">
        <LinkButton to={`/admin/people/${person.id}/grants`}>{m.peopleGrant()}</LinkButton>
      </div>
    </section>
  );
}
