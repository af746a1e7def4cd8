import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { closeOrganization, reopenOrganization } from "#app/identity/organizations/organization.server.ts";
import { problemsOf, reasonField, seenField } from "#app/identity/organizations/organization-words.ts";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayBeginsAt, dayOf } from "#app/time/dates.ts";
import { TextField } from "#app/ui/field.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { openOrganization, redirectToOrganization } from "./open-organization.server.ts";
import { OrganizationForm } from "./organization-form.tsx";

const reopening = () => z.object({ seen: seenField(), reason: reasonField() });
const closing = (today: string) =>
  z.object({
    day: z.iso.date(m.organizationsCloseDayWrong()).refine((day) => day <= today, m.organizationsCloseDayWrong()),
    seen: seenField(),
    reason: reasonField(),
  });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: titled(
      data?.isClosed ? m.organizationsReopen() : m.organizationsClose(),
      data?.organization.name ?? m.organizationsTitle(),
    ),
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, organization, seen } = await openOrganization(request, params.organization);
  const { id, name, closedAt } = organization;
  return {
    organization: { id, name },
    seen,
    isClosed: closedAt !== null,
    today: dayOf(currentTime(), person.timeZone),
  };
}

/** POST closes it, DELETE reopens it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, organization } = await openOrganization(request, params.organization);
  const form = await formOf(request);
  return methodOf(request, form) === "DELETE" ? reopen(form, person, organization) : close(form, person, organization);
}

type ManagedOrganization = Awaited<ReturnType<typeof openOrganization>>;

async function close(
  form: FormData,
  person: ManagedOrganization["person"],
  { id }: ManagedOrganization["organization"],
) {
  const submission = parseForm(form, closing(dayOf(currentTime(), person.timeZone)));
  if (submission.status !== "success") return rejectForm(submission);
  const { day, ...wanted } = submission.value;
  const closedAt = dayBeginsAt(day, person.timeZone);
  const outcome = await closeOrganization(db, person, { organizationId: id, ...wanted, closedAt });
  if (outcome === "refused" || outcome === "not_there") throw notFound("Organization");
  if (outcome !== "done") return rejectForm(submission, { problems: problemsOf(outcome) });
  throw redirectToOrganization(id, "closed");
}

async function reopen(
  form: FormData,
  person: ManagedOrganization["person"],
  { id }: ManagedOrganization["organization"],
) {
  const submission = parseForm(form, reopening());
  if (submission.status !== "success") return rejectForm(submission);
  const outcome = await reopenOrganization(db, person, { organizationId: id, ...submission.value });
  if (outcome === "refused" || outcome === "not_there") throw notFound("Organization");
  if (outcome === "taken") return rejectForm(submission, { problems: { "": [m.organizationsNameTaken()] } });
  if (outcome !== "done") return rejectForm(submission, { problems: problemsOf(outcome) });
  throw redirectToOrganization(id, "reopened");
}

export default function ClosurePage() {
  const { organization, seen, isClosed, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const shared = { organization, seen, reply };
  if (isClosed) {
    const words = {
      title: m.organizationsReopen(),
      lead: m.organizationsReopenLead(),
      submit: m.organizationsReopenIt(),
    };
    return <OrganizationForm {...shared} {...words} isDelete />;
  }
  return (
    <OrganizationForm
      {...shared}
      title={m.organizationsClose()}
      lead={m.organizationsCloseLead()}
      submit={m.organizationsCloseIt()}
    >
      <TextField type="date" name="day" max={today} label={m.organizationsCloseDay()} defaultValue={today} />
    </OrganizationForm>
  );
}
