import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/refusals.ts";
import { codeOf } from "#app/identity/invitations/invitation.server.ts";
import { invitationScopesOf } from "#app/identity/invitations/invitation.ts";
import { invitationLine } from "#app/identity/invitations/invitation-line.ts";
import { findInvitation } from "#app/identity/invitations/queries/invitations.server.ts";
import invitationStyle from "#app/identity/invitations/ui/invitation.css?url";
import { canAdminister } from "#app/identity/person/role.ts";
import { qrCodeOf } from "#app/identity/second-step/qr-code.server.ts";
import { QrCode } from "#app/identity/second-step/ui/qr-code.tsx";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { inviter } from "#app/signed-in/inviter.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { InvitationPage } from "./invitation-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: invitationStyle }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data ? m.invitationsTitleOf({ to: data.invitation.to }) : m.invitationsTitle()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await inviter(request);
  const invitation = await findInvitation(db, invitationScopesOf(person), params.invitation ?? "");
  if (!invitation) throw notFound("Invitation");
  const line = invitationLine(invitation, person.timeZone);
  const code = line.state === "open" ? codeOf(invitation) : null;
  const query = new URL(request.url).searchParams;
  const link = `${site().publicUrl ?? new URL(request.url).origin}/join?code=${code ?? ""}`;
  return {
    isAdministrator: canAdminister(person),
    invitation: line,
    room: code === null ? null : { code, link, square: qrCodeOf(link) },
    canRenew: !line.isRevoked && line.state !== "used",
    notice: query.has("made") ? ("made" as const) : query.has("renewed") ? ("renewed" as const) : null,
    canMail: site().canMail,
  };
}

export default function InvitationDetails() {
  const { isAdministrator, invitation, room, canRenew, notice, canMail } = useLoaderData<typeof loader>();
  const { id, isByCode, state } = invitation;
  return (
    <InvitationPage
      isAdministrator={isAdministrator}
      title={m.invitationsTitleOf({ to: invitation.to })}
      breadcrumbs={[{ to: "/admin/invitations", label: m.invitationsTitle() }]}
    >
      <div className="stack-6">
        {notice ? (
          <Notice kind="done" live>
            <p>{noticeWords({ notice, isByCode })}</p>
          </Notice>
        ) : null}
        {isByCode || canMail ? null : (
          <Notice kind="care">
            <p>{m.invitationsNoMail()}</p>
          </Notice>
        )}
        {invitation.asciiDomain ? <p>{m.invitationsAsciiDomain({ domain: invitation.asciiDomain })}</p> : null}
        {room ? <Room {...room} /> : null}
        <Facts />
        <div className="cluster">
          {canRenew ? (
            <Form method="post" action={`/admin/invitations/${id}/renewal`}>
              <input type="hidden" name="chosen" value={invitation.choice} />
              <Button>{isByCode ? m.invitationsNewCode() : m.invitationsSendAgain()}</Button>
            </Form>
          ) : null}
          {state === "open" ? (
            <LinkButton to={`/admin/invitations/${id}/revocation`}>{m.invitationsRevoke()}</LinkButton>
          ) : null}
        </div>
        {canRenew ? (
          <p className="soft">{isByCode ? m.invitationsNewCodeHelp() : m.invitationsSendAgainHelp()}</p>
        ) : null}
      </div>
    </InvitationPage>
  );
}

function noticeWords({ notice, isByCode }: { notice: "made" | "renewed"; isByCode: boolean }): string {
  if (notice === "made") return isByCode ? m.invitationsCodeMade() : m.invitationsSent();
  return isByCode ? m.invitationsCodeRenewed() : m.invitationsSentAgain();
}

function Room({ code, link, square }: { code: string; link: string; square: Parameters<typeof QrCode>[0]["shape"] }) {
  return (
    <section aria-labelledby="room" className="stack">
      <h2 id="room">{m.invitationsRoom()}</h2>
      <p>{m.invitationsRoomLead()}</p>
      <p className="invitation-code">{code}</p>
      <p>
        <Link to={link} className="invitation-to">
          {link}
        </Link>
      </p>
      <QrCode shape={square} label={m.invitationsQrCode({ code })} />
    </section>
  );
}

function Facts() {
  const { invitation } = useLoaderData<typeof loader>();
  const { promise, life, inviter, madeAt, name, title, note, isByCode, uses, maxUses } = invitation;
  const facts = [
    [m.invitationsColumnPromise(), promise],
    [m.invitationsName(), name],
    [m.invitationsJob(), title],
    [m.invitationsNote(), note],
    [m.invitationsColumnBy(), inviter],
    [m.invitationsMadeAt(), madeAt],
    [m.invitationsColumnLife(), life],
    [m.invitationsMail(), invitation.mail],
    [m.invitationsUsesName(), isByCode ? m.invitationsUses({ uses, maxUses }) : null],
  ];
  return (
    <dl className="invitation-facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className="invitation-facts__pair">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
