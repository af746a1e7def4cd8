import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { openMail } from "#app/mail/open.server.ts";
import { listCapturedMails } from "#app/mail/queries/mails.server.ts";
import { mailTemplates } from "#app/mails.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { dayAndTimeIn, homeZone } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** Open to everybody, because codes are needed before signing in; therefore it exists only in the demo. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const { isDemo, address } = site();
  if (!isDemo) throw notFound("Mailbox");
  const { searchParams } = new URL(request.url);
  const search = (searchParams.get("to") ?? "").trim().slice(0, 200);
  const { mails, ...page } = await listCapturedMails(db, { search, page: Number(searchParams.get("page") ?? 1) });
  return {
    ...page,
    search,
    mails: mails.map((mail) => ({
      id: mail.id,
      to: readableAddress(mail.email) || m.mailboxForgotten(),
      at: dayAndTimeIn(person?.timeZone ?? homeZone, mail.createdAt.toISOString()),
      subject: openMail(mailTemplates, mail, address)?.subject ?? m.mailboxUnreadable(),
    })),
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.mailboxTitle()) }];

export default function MailboxPage() {
  const { mails, total, page, pageCount, search } = useLoaderData<typeof loader>();
  return (
    <Page title={m.mailboxTitle()} lead={m.mailboxLead()}>
      <div className="stack-6">
        <Notice kind="care">
          <p>{m.mailboxOpen()}</p>
        </Notice>
        <Form method="get" action="/mailbox" role="search" className="stack">
          <TextField
            type="search"
            name="to"
            id="to"
            label={m.mailboxSearch()}
            defaultValue={search}
            key={search}
            autoComplete="off"
          />
          <div className="cluster">
            <Button>{m.mailboxSearchButton()}</Button>
          </div>
        </Form>
        {mails.length === 0 ? (
          <EmptyState title={search ? m.mailboxNoneFor({ search }) : m.mailboxEmptyTitle()}>
            <p className="measure">{search ? m.mailboxNoneForBody() : m.mailboxEmptyBody()}</p>
          </EmptyState>
        ) : (
          <div>
            <p className="list-count soft numbers">{m.mailboxCount({ count: total })}</p>
            <ul className="plain rows">
              {mails.map(({ id, subject, to, at }) => (
                <li key={id}>
                  <p>
                    <Link to={`/mailbox/${id}`}>{subject}</Link>
                  </p>
                  <p className="soft">{m.mailboxToAt({ to, at })}</p>
                </li>
              ))}
            </ul>
            <Pagination page={page} pageCount={pageCount} />
          </div>
        )}
      </div>
    </Page>
  );
}
