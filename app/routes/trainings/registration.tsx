import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { listOrganizationsOf } from "#app/identity/organizations/queries/memberships.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import { cancelRegistration } from "#app/trainings/registration/registration.server.ts";
import { creditChoices } from "#app/trainings/registration/registration.ts";
import {
  creditProblems,
  needField,
  registrationSchema,
  registrationWordsIn,
} from "#app/trainings/registration/registration-form.ts";
import { registrationStatusOf } from "#app/trainings/registration/standing.server.ts";
import { runTimesInWords } from "#app/trainings/runs/run-in-words.ts";
import { needKinds } from "#app/trainings/runs/run-words.ts";
import { Checkbox, RadioGroup, SelectField, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { runToJoin } from "./run-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.trainingsRegister(), data?.title ?? m.trainingsTitle()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await runToJoin(request, params.run);
  const [standing, organizations] = await Promise.all([
    registrationStatusOf(db, run, person, currentTime()),
    listOrganizationsOf(db, person.id),
  ]);
  const { phase, state } = standing;
  const isOpen = state === "registered" || state === "waitlisted" || state === "offered";
  if (phase !== "open" || isOpen) throw redirect(`/trainings/${run.id}`, 303);
  return {
    ...{ id: run.id, title: run.title, times: runTimesInWords(run), isFull: standing.free === 0, organizations },
    personId: person.id,
    terms: run.terms,
    clashes: standing.clashes,
  };
}

/** A POST registers, a DELETE gives up the seat or the place in line. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await runToJoin(request, params.run);
  const form = await readForm(request, person);
  if (methodOf(request, form) === "DELETE") {
    const outcome = await cancelRegistration(db, person, run.id);
    throw redirect(`/trainings/${run.id}${typeof outcome === "string" ? "" : "?saved=canceled"}`, 303);
  }
  const submission = parseForm(form, registrationSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const problems = creditProblems(submission.value);
  if (Object.keys(problems).length > 0) return rejectForm(submission, { problems });
  if (run.terms && !submission.value.terms)
    return rejectForm(submission, { problems: { terms: [m.trainingsTermsMissing()] } });
  const organizationId = submission.value.organization || null;
  const isTheirs = organizationId === null || person.organizationIds.includes(organizationId);
  if (!isTheirs) return rejectForm(submission, { problems: { organization: [m.trainingsOrganizationWrong()] } });
  const outcome = await register(db, person, run.id, {
    ...registrationWordsIn(submission.value),
    ...{ organizationId, by: person.id, acceptsTerms: submission.value.terms === "on" },
  });
  if ("refused" in outcome)
    return rejectForm(submission, { problems: { "": [m.trainingsRefused({ why: outcome.refused })] } });
  throw redirect(`/trainings/${run.id}?saved=${outcome.state}`, 303);
}

export default function RegistrationPage() {
  const { id, title, times, isFull, organizations, personId, clashes, terms } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={isFull ? m.trainingsJoinWaitlistTitle({ title }) : m.trainingsRegisterTitle({ title })}
      lead={times}
      width="narrow"
      breadcrumbs={[
        { to: "/trainings", label: m.trainingsTitle() },
        { to: `/trainings/${id}`, label: title },
      ]}
    >
      {clashes.map((clash) => (
        <p key={clash}>{clash}</p>
      ))}
      <PostForm
        reply={reply}
        submit={isFull ? m.trainingsJoinWaitlist() : m.trainingsRegister()}
        help={isFull ? m.trainingsWaitlistLead() : m.trainingsRegisterHelp()}
        hidden={{ person: personId }}
      >
        {organizations.length > 0 ? (
          <SelectField
            name="organization"
            label={m.trainingsOrganization()}
            help={m.trainingsOrganizationHelp()}
            defaultValue={organizations[0]?.id ?? ""}
          >
            {organizations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="">{m.trainingsOrganizationNone()}</option>
          </SelectField>
        ) : null}
        <RadioGroup
          name="credit"
          label={m.trainingsCredit()}
          defaultValue="none"
          choices={creditChoices.map((choice) => ({ value: choice, label: m.trainingsCreditChoice({ choice }) }))}
        />
        <details className="disclosure">
          <summary>{m.trainingsCreditDetails()}</summary>
          <div className="stack">
            <TextField
              name="legalName"
              label={m.trainingsLegalName()}
              help={m.trainingsLegalNameHelp()}
              isOptional
              autoComplete="name"
            />
            <TextField
              name="pdenrollerEmail"
              type="email"
              label={m.trainingsPdenroller()}
              help={m.trainingsPdenrollerHelp()}
              isOptional
            />
            <TextField name="certificateNumber" label={m.trainingsCertificate()} isOptional />
            <TextField name="starsId" label={m.trainingsStarsId()} help={m.trainingsStarsIdHelp()} isOptional />
          </div>
        </details>
        <fieldset className="field stack">
          <legend className="field__label">{m.trainingsNeeds()}</legend>
          <p className="field__help">{m.trainingsNeedsHelp()}</p>
          {needKinds.map((kind) => (
            <TextField key={kind} name={needField(kind)} label={m.trainingsNeed({ kind })} limit={500} isOptional />
          ))}
        </fieldset>
        {terms ? <Checkbox name="terms" label={m.trainingsTermsAgree()} help={terms} required /> : null}
      </PostForm>
    </Page>
  );
}
