import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/refusals.ts";
import { compose } from "#app/mail/compose.ts";
import style from "#app/mail/ui/mail.css?url";
import { MailFrame } from "#app/mail/ui/mail-frame.tsx";
import { MailText } from "#app/mail/ui/mail-text.tsx";
import { mailName, mailTemplateNames, mailTemplates } from "#app/mails.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { AdminPage } from "../admin-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await administrator(request);
  const template = mailTemplateNames.find((name) => name === params.template);
  if (!template) throw notFound("Template");
  const { address } = site();
  return {
    template,
    name: mailName(template),
    previews: mailTemplateNames.map((template) => ({ template, name: mailName(template) })),
    address,
    ...compose(mailTemplates, template, mailTemplates[template].sample, { address, timeZone: person.timeZone }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: titled(data?.name ?? m.adminMailPreviews(), m.adminMailPreviews()),
  },
];

export default function MailPreviewPage() {
  const { template, name, previews, subject, html, text, address } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={name} breadcrumbs={[{ to: "/admin/mail", label: m.adminMailTitle() }]}>
      <div className="stack-8">
        <Notice>
          <p>{m.adminMailSample()}</p>
        </Notice>
        <dl className="mail-facts">
          <dt>{m.adminMailSubject()}</dt>
          <dd>{subject}</dd>
        </dl>
        <div className="mail-forms">
          <section className="stack" aria-labelledby="as-html">
            <h2 id="as-html">{m.adminMailHtml()}</h2>
            <MailFrame html={html} title={m.adminMailHtml()} />
          </section>
          <section className="stack" aria-labelledby="as-text">
            <h2 id="as-text">{m.adminMailText()}</h2>
            <MailText text={text} address={address} />
          </section>
        </div>
        <nav aria-label={m.adminMailPreviews()}>
          <ul className="mail-previews">
            {previews.map((each) => (
              <li key={each.template}>
                <Link
                  to={`/admin/mail/previews/${each.template}`}
                  aria-current={each.template === template ? "page" : undefined}
                >
                  {each.name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </AdminPage>
  );
}
