import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { openMail } from "#app/mail/open.server.ts";
import { findCapturedMail } from "#app/mail/queries/mails.server.ts";
import style from "#app/mail/ui/mail.css?url";
import { MailFrame } from "#app/mail/ui/mail-frame.tsx";
import { MailText } from "#app/mail/ui/mail-text.tsx";
import { mailTemplates } from "#app/mails.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { dayAndTimeIn, homeZone } from "#app/time/dates.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Only in the demo, like the list. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const { isDemo, address } = site();
  const mail = isDemo ? await findCapturedMail(db, params.mail ?? "") : null;
  const composed = mail && openMail(mailTemplates, mail, address);
  if (!composed) throw notFound("Mail");
  return {
    ...composed,
    address,
    to: readableAddress(mail.email) || m.mailboxForgotten(),
    at: dayAndTimeIn(person?.timeZone ?? homeZone, mail.createdAt.toISOString()),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.subject ?? m.mailboxTitle(), m.mailboxTitle()) },
];

export default function MailboxMailPage() {
  const { subject, to, at, text, html, address } = useLoaderData<typeof loader>();
  return (
    <Page title={subject} lead={m.mailboxOpen()} breadcrumbs={[{ to: "/mailbox", label: m.mailboxTitle() }]}>
      <div className="stack-8">
        <dl className="mail-facts">
          <dt>{m.mailboxTo()}</dt>
          <dd>{to}</dd>
          <dt>{m.mailboxWhen()}</dt>
          <dd>{at}</dd>
        </dl>
        <section className="stack" aria-labelledby="as-text">
          <h2 id="as-text">{m.mailboxText()}</h2>
          <MailText text={text} address={address} />
        </section>
        <section className="stack" aria-labelledby="as-html">
          <h2 id="as-html">{m.mailboxHtml()}</h2>
          <MailFrame html={html} title={m.mailboxHtml()} />
        </section>
      </div>
    </Page>
  );
}
