import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { invitationScopesOf } from "#app/identity/invitations/invitation.ts";
import { invitationLine } from "#app/identity/invitations/invitation-line.ts";
import { invitationLists, readInvitationSearch } from "#app/identity/invitations/invitation-search.ts";
import { listInvitations } from "#app/identity/invitations/queries/invitation-lists.server.ts";
import invitationStyle from "#app/identity/invitations/ui/invitation.css?url";
import { InvitationSearchForm } from "#app/identity/invitations/ui/invitation-search-form.tsx";
import { InvitationTable } from "#app/identity/invitations/ui/invitation-table.tsx";
import { canAdminister } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { inviter } from "#app/signed-in/inviter.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { InvitationPage } from "./invitation-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: invitationStyle }];

export const meta: MetaFunction = () => [{ title: titled(m.invitationsTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await inviter(request);
  const query = new URL(request.url).searchParams;
  const search = readInvitationSearch(query);
  const { invitations, ...list } = await listInvitations(db, invitationScopesOf(person), search);
  return {
    ...list,
    search,
    isAllChosen: query.get("choose") === "all",
    isAdministrator: canAdminister(person),
    invitations: invitations.map((each) => invitationLine(each, person.timeZone)),
    told: toldBy(query, person.timeZone),
  };
}

/** The outcome of a change to several invitations, from the redirect's parameters. */
function toldBy(query: URLSearchParams, timeZone: string): { done: string; left: string | null } | null {
  const counted = (name: string) => Math.trunc(Math.abs(Number(query.get(name)))) || 0;
  if (query.has("revoked")) return { done: m.invitationsSeveralRevoked({ count: counted("revoked") }), left: null };
  if (!query.has("sent")) return null;
  const until = new Date(query.get("until") ?? "");
  const isLeft = counted("left") > 0 && !Number.isNaN(until.getTime());
  return {
    done: m.invitationsSeveralSent({ count: counted("sent") }),
    left: isLeft
      ? m.invitationsSeveralLeft({ count: counted("left"), when: dayAndTimeIn(timeZone, until.toISOString()) })
      : null,
  };
}

export default function Invitations() {
  const { invitations, total, page, pageCount, search, isAdministrator, isAllChosen, told } =
    useLoaderData<typeof loader>();
  const isFiltered = search.q !== "" || search.mail !== null;
  return (
    <InvitationPage
      isAdministrator={isAdministrator}
      title={m.invitationsTitle()}
      lead={m.invitationsLead()}
      actions={
        <>
          <LinkButton to="/admin/invitations/new" tone="primary">
            {m.invitationsInvite()}
          </LinkButton>
          <LinkButton to="/admin/invitations/code">{m.invitationsMakeCode()}</LinkButton>
        </>
      }
    >
      <div className="stack-6">
        {told ? (
          <Notice kind={told.left ? "care" : "done"} live>
            <p>{told.done}</p>
            {told.left ? <p>{told.left}</p> : null}
          </Notice>
        ) : null}
        <Lists />
        <InvitationSearchForm search={search} />
        <div>
          <p className="list-count soft numbers">{m.invitationsCount({ total })}</p>
          {invitations.length > 0 ? (
            <InvitationTable invitations={invitations} search={search} isAllChosen={isAllChosen} />
          ) : (
            <EmptyState
              title={isFiltered ? m.invitationsNoneFound() : m.invitationsNone()}
              actions={isFiltered ? <LinkButton to="/admin/invitations">{m.invitationsClear()}</LinkButton> : undefined}
            >
              <p>{isFiltered ? m.invitationsNoneFoundLead() : m.invitationsNoneLead()}</p>
            </EmptyState>
          )}
          <Pagination page={page} pageCount={pageCount} />
        </div>
      </div>
    </InvitationPage>
  );
}

function Lists() {
  const { search } = useLoaderData<typeof loader>();
  return (
    <nav aria-label={m.invitationsStates()}>
      <ul className="plain cluster">
        {invitationLists.map((list) => (
          <li key={list}>
            <Link
              to={`?${new URLSearchParams({ ...(list !== "open" && { show: list }), ...(search.q && { q: search.q }) })}`}
              aria-current={list === search.list ? "page" : undefined}
              className="invitation-state"
            >
              {m.invitationsListName({ list })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
