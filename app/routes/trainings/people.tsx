import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { ledOrganizations } from "#app/trainings/registration/led-organizations.ts";
import { listApprovingOrganizations } from "#app/trainings/registration/queries/approvals.server.ts";
import { listRegistrablePeople } from "#app/trainings/registration/queries/people-of-organization.server.ts";
import { mostAtOnce, registerOthers } from "#app/trainings/registration/registering-others.server.ts";
import { isOpen } from "#app/trainings/registration/registration.ts";
import { runTimesInWords } from "#app/trainings/runs/run-in-words.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox, SelectField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { runToJoin } from "./run-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.trainingsPeople(), data?.title ?? m.trainingsTitle()) },
];

/** A published run and a lead with the organizations whose people they register; 404 for anyone else. */
async function ledRunOf(request: Request, runId?: string) {
  const { person, run } = await runToJoin(request, runId);
  const led = ledOrganizations(person);
  if (led.length === 0) throw notFound("Training");
  return { person, run, organizations: await listApprovingOrganizations(db, led, { andAsking: false }) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run, organizations } = await ledRunOf(request, params.run);
  const { searchParams } = new URL(request.url);
  const wanted = searchParams.get("organization");
  const organization = organizations.find(({ id }) => id === wanted) ?? organizations[0];
  if (!organization) throw notFound("Training");
  const people = await listRegistrablePeople(db, run.id, organization.id);
  return {
    ...{ id: run.id, title: run.title, times: runTimesInWords(run), personId: person.id, organization, organizations },
    people: people.map(({ personId, name, state }) => ({
      ...{ personId, name, canRegister: state === null || !isOpen(state) },
      standing: state ? m.trainingsRosterStanding({ state }) : "",
    })),
    done: searchParams.has("registered")
      ? { registered: Number(searchParams.get("registered")), waitlisted: Number(searchParams.get("waitlisted")) }
      : null,
  };
}

const field = /^person-([0-9a-f-]{36})$/;

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await ledRunOf(request, params.run);
  const form = await readForm(request, person);
  const personIds = [...form.keys()].flatMap((name) => field.exec(name)?.[1] ?? []);
  const submission = parseForm(form, z.object({ organization: z.uuid() }));
  if (submission.status !== "success") return rejectForm(submission);
  const { organization: organizationId } = submission.value;
  if (personIds.length === 0) return rejectForm(submission, { problems: { "": [m.trainingsPeopleNobody()] } });
  if (personIds.length > mostAtOnce)
    return rejectForm(submission, { problems: { "": [m.trainingsPeopleTooMany({ count: mostAtOnce })] } });
  const outcome = await registerOthers(db, person, run.id, { organizationId, personIds });
  if (outcome === "missing") throw notFound("Training");
  if ("refused" in outcome)
    return rejectForm(submission, { problems: { "": [m.trainingsRefused({ why: outcome.refused })] } });
  const { registered, waitlisted } = outcome;
  const query = new URLSearchParams({ organization: organizationId, ...counted({ registered, waitlisted }) });
  throw redirect(`/trainings/${run.id}/people?${query}`, 303);
}

const counted = ({ registered, waitlisted }: { registered: number; waitlisted: number }) => ({
  registered: String(registered),
  waitlisted: String(waitlisted),
});

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function PeopleToRegister() {
  const data = useLoaderData<typeof loader>();
  const { id, title, times, organizations, organization, done } = data;
  return (
    <Page
      title={m.trainingsPeopleOf({ organization: organization.name })}
      lead={m.trainingsPeopleLead({ title, times })}
      breadcrumbs={[{ to: `/trainings/${id}`, label: title }]}
    >
      <div className="stack stack-8">
        {done ? (
          <Notice kind="done" live>
            <p>{m.trainingsPeopleDone(done)}</p>
          </Notice>
        ) : null}
        {organizations.length > 1 ? (
          <Form method="get" className="cluster">
            <SelectField name="organization" label={m.trainingsOrganization()} defaultValue={organization.id}>
              {organizations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <Button>{m.trainingsShow()}</Button>
          </Form>
        ) : null}
        <People data={data} />
      </div>
    </Page>
  );
}

function People({ data: { people, organization, personId } }: { data: Data }) {
  const reply = useActionData<typeof action>();
  if (!people.some(({ canRegister }) => canRegister)) return <p>{m.trainingsPeopleNone()}</p>;
  return (
    <PostForm
      reply={reply}
      submit={m.trainingsPeopleRegister()}
      help={m.trainingsPeopleHelp()}
      hidden={{ person: personId, organization: organization.id }}
    >
      <fieldset className="field">
        <legend className="field__label">{m.trainingsPeopleWho()}</legend>
        {people.map(({ personId, name, canRegister, standing }) =>
          canRegister ? (
            <Checkbox key={personId} name={`person-${personId}`} label={name} help={standing || undefined} />
          ) : (
            <p key={personId}>
              {name} <span className="soft small">{standing}</span>
            </p>
          ),
        )}
      </fieldset>
    </PostForm>
  );
}
