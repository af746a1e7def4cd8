import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { beforeIn } from "#app/identity/audit/trail-search.ts";
import { kindInWords } from "#app/identity/organizations/kind-words.ts";
import { revertOf, stateOf } from "#app/identity/organizations/organization-change.ts";
import { changeInWords } from "#app/identity/organizations/organization-words.ts";
import {
  historySize,
  listOrganizationChanges,
} from "#app/identity/organizations/queries/organization-changes.server.ts";
import {
  listColleagues,
  listNamesOf,
  listSchools,
} from "#app/identity/organizations/queries/organization-lists.server.ts";
import { findOrganization, type Organization } from "#app/identity/organizations/queries/organizations.server.ts";
import { OrganizationHistory } from "#app/identity/organizations/ui/organization-history.tsx";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn, dayIn, dayInWords } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "../admin-page.tsx";
import { openOrganization } from "./open-organization.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, organization, seen } = await openOrganization(request, params.organization);
  const asked = new URL(request.url).searchParams;
  const { id, name, kind, districtId, closedAt } = organization;
  const [people, schools, district, history] = await Promise.all([
    listColleagues(db, id, Number(asked.get("page") ?? 1)),
    kind === "district" ? listSchools(db, id) : [],
    districtId ? findOrganization(db, districtId) : null,
    historyOf(person, organization, beforeIn(asked)),
  ]);
  return {
    organization: { id, name, isSchool: kind === "school" },
    seen,
    kind: kindInWords(kind),
    district: district && { id: district.id, name: district.name },
    closedOn: closedAt && dayIn(person.timeZone, closedAt.toISOString()),
    people: { ...people, rows: people.rows.map((row) => ({ ...row, startedOn: dayInWords(row.startedOn) })) },
    schools,
    openSchools: schools.filter(({ isClosed }) => !isClosed).length,
    history,
    notice: await noticeIn(asked),
  };
}

/** The outcome of the last form. */
async function noticeIn(asked: URLSearchParams) {
  const merged = asked.get("merged");
  const from = merged ? await findOrganization(db, merged) : null;
  if (from) return { isDone: true, text: m.organizationsMergedHere({ name: from.name }) };
  const [saved, kept] = [asked.get("saved"), asked.get("kept")];
  const missed = Number(asked.get("missed") ?? 0);
  if (kept) return { isDone: false, text: m.organizationsUndoRefused({ why: kept }) };
  if (missed > 0) return { isDone: true, text: m.organizationsUndoneMissed({ count: missed }) };
  return saved ? { isDone: true, text: m.organizationsSaved({ what: saved }) } : null;
}

async function historyOf(person: Person, organization: Organization, before: number | null) {
  const changes = await listOrganizationChanges(db, organization.id, before);
  const shown = changes.slice(0, historySize);
  const ids = shown.flatMap((change) => [change.before?.districtId, change.after?.districtId]);
  const names = await listNamesOf(db, [...new Set(ids.filter((id) => typeof id === "string"))]);
  return {
    older: changes.length > historySize ? (shown.at(-1)?.id ?? null) : null,
    lines: shown.map((change) => {
      const when = dayAndTimeIn(person.timeZone, change.changedAt.toISOString());
      const isOwn = change.organizationId === organization.id;
      const missed = change.moved?.missed?.length ?? 0;
      return {
        id: change.id,
        what: changeInWords(change, organization.id, names),
        facts: change.byName ? m.organizationsBy({ when, name: change.byName }) : m.organizationsBySite({ when }),
        reason: change.reason,
        isUndone: change.isUndone,
        missed: missed > 0 ? m.organizationsMissed({ count: missed }) : null,
        undoAt: canUndo(change, organization, isOwn)
          ? `/admin/organizations/${organization.id}/changes/${change.id}/undoing`
          : null,
      };
    }),
  };
}

type Change = Awaited<ReturnType<typeof listOrganizationChanges>>[number];

/** A merge is undone from the page of the remaining organization, because the merged one no longer has a page. */
function canUndo(change: Change, organization: Organization, isOwn: boolean): boolean {
  if (!isOwn) return change.kind === "merged" && !change.isUndone;
  return typeof revertOf(change, stateOf(organization)) !== "string";
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.organization.name ?? m.organizationsTitle(), m.adminSection()) },
];

export default function OrganizationPage() {
  const { organization, notice, closedOn, openSchools, history, seen } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={organization.name} breadcrumbs={[{ to: "/admin/organizations", label: m.organizationsTitle() }]}>
      <div className="stack-8">
        {notice ? (
          <Notice kind={notice.isDone ? "done" : "care"} live>
            <p>{notice.text}</p>
          </Notice>
        ) : null}
        {closedOn ? (
          <Notice kind="care">
            <p>{m.organizationsClosedOn({ day: closedOn })}</p>
            {openSchools > 0 ? <p>{m.organizationsClosedSchools({ count: openSchools })}</p> : null}
          </Notice>
        ) : null}
        <Facts />
        <People />
        <Schools />
        <OrganizationHistory {...history} seen={seen} />
      </div>
    </AdminPage>
  );
}

function Facts() {
  const { organization, kind, district, closedOn } = useLoaderData<typeof loader>();
  const at = (noun: string) => `/admin/organizations/${organization.id}/${noun}`;
  return (
    <section aria-labelledby="facts" className="stack">
      <h2 id="facts">{m.organizationsFacts()}</h2>
      <p>
        {kind}
        {district ? (
          <>
            ,{" "}
            <Link to={`/admin/organizations/${district.id}`}>
              {m.organizationsInDistrict({ district: district.name })}
            </Link>
          </>
        ) : null}
      </p>
      <nav aria-label={m.organizationsChange()} className="cluster">
        {closedOn ? (
          <LinkButton to={at("closure")}>{m.organizationsReopen()}</LinkButton>
        ) : (
          <>
            <LinkButton to={at("name")}>{m.organizationsRename()}</LinkButton>
            <LinkButton to={at("kind")}>{m.organizationsChangeKind()}</LinkButton>
            {organization.isSchool ? <LinkButton to={at("district")}>{m.organizationsMove()}</LinkButton> : null}
            <LinkButton to={at("merge")}>{m.organizationsMerge()}</LinkButton>
            <LinkButton to={at("closure")}>{m.organizationsClose()}</LinkButton>
          </>
        )}
      </nav>
    </section>
  );
}

function People() {
  const { people } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="people" className="stack">
      <h2 id="people">{m.organizationsPeopleTitle()}</h2>
      {people.total === 0 ? (
        <p>{m.organizationsPeopleEmpty()}</p>
      ) : (
        <>
          <p className="soft numbers">{m.organizationsPeopleCount({ count: people.total })}</p>
          <ul className="plain stack">
            {people.rows.map(({ membershipId, personId, name, title, startedOn }) => (
              <li key={membershipId}>
                <Link to={`/admin/people/${personId}`}>{name}</Link>
                <br />
                <span className="soft">
                  {title ? `${title}, ` : null}
                  {m.organizationsSince({ day: startedOn })}
                </span>
              </li>
            ))}
          </ul>
          <Pagination page={people.page} pageCount={people.pageCount} />
        </>
      )}
    </section>
  );
}

function Schools() {
  const { schools, kind } = useLoaderData<typeof loader>();
  if (schools.length === 0 && kind !== m.organizationDistrict()) return null;
  return (
    <section aria-labelledby="schools" className="stack">
      <h2 id="schools">{m.organizationsSchoolsTitle()}</h2>
      {schools.length === 0 ? (
        <p>{m.organizationsSchoolsEmpty()}</p>
      ) : (
        <ul className="plain stack-2">
          {schools.map(({ id, name, isClosed, people }) => (
            <li key={id}>
              <Link to={`/admin/organizations/${id}`}>{name}</Link>{" "}
              <span className="soft">
                {isClosed ? m.organizationsClosed() : m.organizationsPeopleCount({ count: people })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
