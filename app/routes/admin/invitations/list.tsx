import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { type InvitationState, invitationStates, reachOf } from "#app/identity/invitations/invitation.ts";
import { invitationLine } from "#app/identity/invitations/invitation-line.ts";
import { listInvitations } from "#app/identity/invitations/queries/invitations.server.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { inviter } from "#app/signed-in/inviter.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { InvitationPage } from "./invitation-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.invitationsTitle()) }];

const stateNames: Record<InvitationState, () => string> = {
  open: m.invitationsStateOpen,
  used: m.invitationsStateUsed,
  ended: m.invitationsStateEnded,
};

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await inviter(request);
  const query = new URL(request.url).searchParams;
  const state = invitationStates.find((each) => each === query.get("show")) ?? "open";
  const search = (query.get("q") ?? "").trim().slice(0, 100);
  const { invitations, ...list } = await listInvitations(db, reachOf(person), {
    state,
    search,
    page: Number(query.get("page")),
  });
  return {
    ...list,
    state,
    search,
    isAdministrator: canAdminister(person),
    invitations: invitations.map((each) => invitationLine(each, person.timeZone)),
    isRevoked: query.has("revoked"),
  };
}

export default function Invitations() {
  const { invitations, total, page, pageCount, state, search, isAdministrator, isRevoked } =
    useLoaderData<typeof loader>();
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
        {isRevoked ? (
          <Notice kind="done" live>
            <p>{m.invitationsRevokedNotice()}</p>
          </Notice>
        ) : null}
        <nav aria-label={m.invitationsStates()}>
          <ul className="plain cluster">
            {invitationStates.map((each) => (
              <li key={each}>
                <Link
                  to={`?${new URLSearchParams({ ...(each !== "open" && { show: each }), ...(search && { q: search }) })}`}
                  aria-current={each === state ? "page" : undefined}
                  className="invitation-state"
                >
                  {stateNames[each]()}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Form method="get" role="search" className="stack">
          {state === "open" ? null : <input type="hidden" name="show" value={state} />}
          <TextField label={m.invitationsSearch()} id="q" name="q" type="search" defaultValue={search} />
          <div className="cluster">
            <Button>{m.invitationsSearchButton()}</Button>
          </div>
        </Form>
        <p className="soft numbers">{m.invitationsCount({ total })}</p>
        {invitations.length > 0 ? (
          <InvitationRows invitations={invitations} />
        ) : (
          <EmptyState title={search ? m.invitationsNoneFound() : m.invitationsNone()}>
            <p>{search ? m.invitationsNoneFoundLead() : m.invitationsNoneLead()}</p>
          </EmptyState>
        )}
        <Pagination page={page} pageCount={pageCount} />
      </div>
    </InvitationPage>
  );
}

type Line = ReturnType<typeof invitationLine>;

function InvitationRows({ invitations }: { invitations: Line[] }) {
  return (
    <ul className="plain rows">
      {invitations.map(({ id, to, name, promise, inviter, life, isByCode, uses, maxUses }) => (
        <li key={id}>
          <p>
            <Link to={`/admin/invitations/${id}`} className="invitation-to">
              {to}
            </Link>
            {name ? <span className="soft"> {name}</span> : null}
          </p>
          <p>{promise}</p>
          <p className="soft">
            {life} {isByCode ? m.invitationsUses({ uses, maxUses }) : null} {m.invitationsBy({ inviter })}
          </p>
        </li>
      ))}
    </ul>
  );
}
