import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { type MailState, mailStates } from "#app/mail/mail.ts";
import { maskEmail } from "#app/mail/mail-list.ts";
import { countMailsByState, listMails } from "#app/mail/queries/mails.server.ts";
import style from "#app/mail/ui/mail.css?url";
import { MailTable } from "#app/mail/ui/mail-table.tsx";
import { mailName, mailTemplateNames } from "#app/mails.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "../admin-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Counting stops here: more is shown as "1,000 or more". */
const maxCounted = 1_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await administrator(request);
  const { searchParams } = new URL(request.url);
  const state = mailStates.find((state) => state === searchParams.get("state")) ?? null;
  const [counts, { mails, ...page }] = await Promise.all([
    countMailsByState(db, maxCounted),
    listMails(db, { state, page: Number(searchParams.get("page") ?? 1) }),
  ]);
  return {
    ...page,
    state,
    counts: mailStates.map((state) => ({
      state,
      count: Math.min(counts[state], maxCounted),
      isMore: counts[state] > maxCounted,
    })),
    mails: mails.map((mail) => ({
      id: mail.id,
      name: mailName(mail.template),
      state: mail.state,
      // Administrators need an address that failed, in order to correct it; they do not need the others.
      to:
        mail.state === "failed"
          ? readableAddress(mail.email) || m.adminMailForgotten()
          : maskEmail(readableAddress(mail.email)) || m.adminMailForgotten(),
      problem: mail.lastProblem,
      attempts: mail.attempts,
      at: dayAndTimeIn(person.timeZone, mail.createdAt.toISOString()),
      isRetriable:
        mail.sealedData !== null && mail.email !== "" && (mail.state === "failed" || mail.state === "waiting"),
    })),
    previews: mailTemplateNames.map((template) => ({ template, name: mailName(template) })),
    canMail: site().canMail,
    isDemo: site().isDemo,
    told: { test: searchParams.has("tested"), retried: Number(searchParams.get("retried") ?? 0) },
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.adminMailTitle(), m.adminSection()) }];

export default function AdminMailPage() {
  const { mails, counts, state, previews, told, canMail, isDemo, page, pageCount } = useLoaderData<typeof loader>();
  const failed = counts.find((count) => count.state === "failed")?.count ?? 0;
  return (
    <AdminPage title={m.adminMailTitle()} lead={m.adminMailLead()}>
      <div className="stack-8">
        <div className="stack">
          {canMail ? null : (
            <Notice kind="care" title={m.adminMailNoServerTitle()}>
              <p>{m.adminMailNoServer()}</p>
            </Notice>
          )}
          {told.test ? (
            <Notice kind="done" live>
              <p>{isDemo ? m.adminMailTestedDemo() : m.adminMailTested()}</p>
            </Notice>
          ) : null}
          {told.retried > 0 ? (
            <Notice kind="done" live>
              <p>{m.adminMailRetried({ count: told.retried })}</p>
            </Notice>
          ) : null}
          <div className="cluster">
            <Form method="post" action="/admin/mail/test">
              <Button>{m.adminMailTest()}</Button>
            </Form>
            {failed > 0 ? (
              <Form method="post" action="/admin/mail/retries">
                <Button>{m.adminMailRetryAll()}</Button>
              </Form>
            ) : null}
          </div>
        </div>
        <section className="stack" aria-labelledby="messages">
          <h2 id="messages">{m.adminMailMessages()}</h2>
          <StateFilter counts={counts} state={state} />
          {mails.length === 0 ? (
            <EmptyState title={m.adminMailEmpty()} />
          ) : (
            <>
              <MailTable mails={mails} />
              <Pagination page={page} pageCount={pageCount} />
            </>
          )}
        </section>
        <Previews previews={previews} />
      </div>
    </AdminPage>
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

function StateFilter({ counts, state }: Pick<Data, "counts" | "state">) {
  return (
    <nav aria-label={m.adminMailStates()}>
      <ul className="plain cluster">
        <li>
          <StateLink to="/admin/mail" isHere={state === null}>
            {m.adminMailAll()}
          </StateLink>
        </li>
        {counts.map((each) => (
          <li key={each.state}>
            <StateLink to={`/admin/mail?state=${each.state}`} isHere={state === each.state}>
              {stateWords(each)}
            </StateLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Previews({ previews }: Pick<Data, "previews">) {
  return (
    <section className="stack" aria-labelledby="previews">
      <h2 id="previews">{m.adminMailPreviews()}</h2>
      <p className="measure soft">{m.adminMailPreviewsLead()}</p>
      <ul className="mail-previews">
        {previews.map(({ template, name }) => (
          <li key={template}>
            <Link to={`/admin/mail/previews/${template}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StateLink({ to, isHere, children }: { to: string; isHere: boolean; children: string }) {
  return (
    <Link to={to} className="mail-state" aria-current={isHere ? "true" : undefined}>
      {children}
    </Link>
  );
}

function stateWords({ state, count, isMore }: { state: MailState; count: number; isMore: boolean }): string {
  const words = { state: m.adminMailState({ state }), count };
  return isMore ? m.adminMailStateMore(words) : m.adminMailStateCount(words);
}
