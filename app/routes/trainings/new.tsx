import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { listTrainings } from "#app/catalog/trainings.server.ts";
import { listCoaches } from "#app/cohorts/queries/cohort-people.server.ts";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { otherZones } from "#app/time/zones.ts";
import { heldIn } from "#app/trainings/runs/held-seats-form.ts";
import { listPartnerOrganizations } from "#app/trainings/runs/queries/partner-organizations.server.ts";
import { findRun } from "#app/trainings/runs/queries/runs.server.ts";
import { createRun } from "#app/trainings/runs/run.server.ts";
import { blankRun, repeatOf } from "#app/trainings/runs/run-fields.ts";
import {
  facilitatorsIn,
  newRunSchema,
  problemsOfRegistration,
  runIn,
  sessionsIn,
} from "#app/trainings/runs/run-form.ts";
import { HeldSeatsFields } from "#app/trainings/ui/held-seats-fields.tsx";
import { FacilitatorFields, SessionFields } from "#app/trainings/ui/new-run-fields.tsx";
import { RunFields } from "#app/trainings/ui/run-fields.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { plannerOf } from "./run-of-request.server.ts";

/** The subject of a run: a written training; any other is named by its title. */
const offerings = () => listTrainings().map(({ slug, title }) => ({ slug, title }));

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await plannerOf(request);
  const from = await findRun(db, new URL(request.url).searchParams.get("from") ?? "");
  if (from?.offeringKind === "course") throw redirect(`/trainings/new/course?from=${from.id}`);
  return {
    key: randomUUID(),
    personId: person.id,
    run: from ? repeatOf(from) : blankRun,
    offering: from?.offeringSlug ?? "",
    offerings: offerings(),
    coaches: await listCoaches(db),
    organizations: await listPartnerOrganizations(db),
    day: dayOf(currentTime(), person.timeZone),
    timeZone: from?.timeZone ?? person.timeZone,
    zones: otherZones(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await plannerOf(request);
  const submission = parseForm(await readForm(request, person), newRunSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const form = submission.value;
  const sessions = sessionsIn(form);
  if (!sessions) return rejectForm(submission, { problems: { to: [m.trainingsEndsBefore()] } });
  const today = dayOf(currentTime(), form.timeZone);
  const problems = problemsOfRegistration(form, { firstDay: form.day, today });
  if (problems) return rejectForm(submission, { problems });
  const organizationIds = new Set((await listPartnerOrganizations(db)).map(({ id }) => id));
  const seats = heldIn(form, { timeZone: form.timeZone, capacity: form.capacity, organizationIds });
  if ("problems" in seats) return rejectForm(submission, { problems: seats.problems });
  const offered = offerings().find(({ slug }) => slug === form.offering);
  const { timeZone } = form;
  const { sessions: _, every, offering, day, from, to, breaks, key, timeZone: _zone, ...rest } = form;
  const { facilitator1, facilitator2, qualification1, qualification2, account1, account2, ...facts } = rest;
  const accounts = (await listCoaches(db)).map(({ id }) => id);
  const made = await createRun(
    db,
    person,
    {
      ...{ ...runIn(facts, timeZone), timeZone },
      offeringKind: "training",
      offeringSlug: offered?.slug ?? slugOf(facts.title),
    },
    { key, sessions, facilitators: facilitatorsIn(form, accounts), held: seats.held },
  );
  if (made === "not_allowed") throw closedPage(request, person);
  throw redirect(`/trainings/${made.runId}?saved=planned`, 303);
}

const slugOf = (title: string) =>
  title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || "training";

export const meta: MetaFunction = () => [{ title: titled(m.trainingsPlan()) }];

export default function NewRunPage() {
  const { key, personId, run, offering, offerings, coaches, organizations, day, timeZone, zones } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.trainingsPlan()}
      lead={m.trainingsPlanLead()}
      width="narrow"
      breadcrumbs={[{ to: "/trainings", label: m.trainingsTitle() }]}
    >
      <p>
        <Link to="/trainings/new/course">{m.courseRunsPlanInstead()}</Link>
      </p>
      <PostForm reply={reply} submit={m.trainingsPlanSubmit()} hidden={{ person: personId }} once={key}>
        <SelectField name="offering" label={m.trainingsOffering()} isOptional defaultValue={offering}>
          <option value="">{m.trainingsOfferingOwn()}</option>
          {offerings.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </SelectField>
        <RunFields run={run} />
        <SessionFields day={day} timeZone={timeZone} zones={zones} />
        <FacilitatorFields coaches={coaches} />
        <HeldSeatsFields held={[]} organizations={organizations} />
      </PostForm>
    </Page>
  );
}
