import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/refusals.ts";
import { AdminPage } from "#app/identity/ui/admin-page.tsx";
import * as m from "#app/messages/catalog.ts";
import { compose } from "#app/notifications/compose.ts";
import { mailTemplateNames } from "#app/notifications/mail.ts";
import { samples } from "#app/notifications/samples.ts";
import { MailFrame } from "#app/notifications/ui/mail-frame.tsx";
import { MailText } from "#app/notifications/ui/mail-text.tsx";
import { site } from "#app/settings/site.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await administrator(request);
  const template = mailTemplateNames.find((name) => name === params.template);
  if (!template) throw notFound("Template");
  const { address } = site();
  return { template, address, ...compose(template, samples[template], { address, timeZone: person.timeZone }) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: titled(
      data ? m.adminMailTemplate({ template: data.template }) : m.adminMailPreviews(),
      m.adminMailPreviews(),
    ),
  },
];

export default function MailPreviewPage() {
  const { template, subject, html, text, address } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={m.adminMailTemplate({ template })}
      breadcrumbs={[{ to: "/admin/mail", label: m.adminMailTitle() }]}
    >
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
            {mailTemplateNames.map((name) => (
              <li key={name}>
                <Link to={`/admin/mail/previews/${name}`} aria-current={name === template ? "page" : undefined}>
                  {m.adminMailTemplate({ template: name })}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </AdminPage>
  );
}
