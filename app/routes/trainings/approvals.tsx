import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/refusals.ts";
import { canLead } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { leadsPeople, ledOrganizations } from "#app/trainings/registration/led-organizations.ts";
import { listApprovingOrganizations, listToApprove } from "#app/trainings/registration/queries/approvals.server.ts";
import style from "#app/trainings/ui/trainings.css?url";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export const meta: MetaFunction = () => [{ title: titled(m.trainingsApprovals(), m.trainingsTitle()) }];

/** For leads: registrations of their people that wait for them, and which of their organizations ask. 404 for others. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  if (!leadsPeople(person)) throw notFound("Training");
  const organizations = await listApprovingOrganizations(db, ledOrganizations(person), {
    andAsking: canLead(person, {}),
  });
  const ids = organizations.map(({ id }) => id);
  const waiting = await listToApprove(db, ids);
  return {
    ...{ personId: person.id, organizations, saved: new URL(request.url).searchParams.get("saved") },
    waiting: waiting.map(({ startsAt, timeZone, ...each }) => ({
      ...each,
      when: dayAndTimeIn(timeZone, startsAt.toISOString()),
    })),
  };
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ApprovalsPage() {
  const data = useLoaderData<typeof loader>();
  const { waiting, saved } = data;
  return (
    <Page
      title={m.trainingsApprovals()}
      lead={m.trainingsApprovalsLead()}
      breadcrumbs={[{ to: "/trainings", label: m.trainingsTitle() }]}
    >
      <div className="stack stack-8">
        {saved ? (
          <Notice kind="done" live>
            <p>{m.trainingsApprovalsSaved({ what: saved })}</p>
          </Notice>
        ) : null}
        {waiting.length === 0 ? (
          <p>{m.trainingsApprovalsNone()}</p>
        ) : (
          <ul className="plain lines">
            {waiting.map((each) => (
              <Waiting key={each.id} each={each} personId={data.personId} />
            ))}
          </ul>
        )}
        <Rules data={data} />
      </div>
    </Page>
  );
}

function Waiting({ each, personId }: { each: Data["waiting"][number]; personId: string }) {
  const { id, runId, title, name, organization, when } = each;
  return (
    <li className="stack-2">
      <h2 className="run-line__title">
        {name}: <Link to={`/trainings/${runId}`}>{title}</Link>
      </h2>
      <p className="soft small">
        {when} · {organization}
      </p>
      <Form method="post" action={`/trainings/approvals/${id}`} className="cluster">
        <input type="hidden" name="person" value={personId} />
        <Button tone="primary" name="answer" value="approved" aria-label={m.trainingsApproveOf({ name })}>
          {m.trainingsApprove()}
        </Button>
      </Form>
      <details className="disclosure">
        <summary>{m.trainingsRefuseOf({ name })}</summary>
        <PostForm
          reply={undefined}
          action={`/trainings/approvals/${id}`}
          submit={m.trainingsRefuse()}
          submitTone="secondary"
          hidden={{ person: personId, answer: "refused" }}
        >
          <TextField id={`reason-${id}`} name="reason" label={m.trainingsRefuseReason()} limit={500} isOptional />
        </PostForm>
      </details>
    </li>
  );
}

function Rules({ data: { organizations, personId } }: { data: Data }) {
  if (organizations.length === 0) return null;
  return (
    <section aria-labelledby="rules" className="stack">
      <h2 id="rules">{m.trainingsApprovalRules()}</h2>
      <ul className="plain lines">
        {organizations.map(({ id, name, asks }) => (
          <li key={id} className="stack-2">
            <p>{m.trainingsApprovalRule({ name, asks: asks ? "yes" : "no" })}</p>
            <Form method="post" action={`/trainings/approval-rules/${id}`}>
              <input type="hidden" name="person" value={personId} />
              <Button
                name="asks"
                value={asks ? "no" : "yes"}
                aria-label={m.trainingsApprovalSetOf({ name, asks: asks ? "no" : "yes" })}
              >
                {m.trainingsApprovalSet({ asks: asks ? "no" : "yes" })}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
