import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { safePath } from "#app/http/return-path.ts";
import { oneLine } from "#app/http/typed-text.ts";
import { listNamesOf } from "#app/identity/organizations/queries/organization-lists.server.ts";
import { isId } from "#app/ids/id.ts";
import { startCycle } from "#app/inquiry/cycle.server.ts";
import { startSchema } from "#app/inquiry/plan-form.ts";
import { textsIn } from "#app/inquiry/step.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const kindIn = (request: Request) =>
  new URL(request.url).searchParams.get("kind") === "listening" ? ("listening" as const) : ("cycle" as const);

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const names = await listNamesOf(db, person.organizationIds);
  return {
    person: person.id,
    id: randomUUID(),
    kind: kindIn(request),
    organizations: [...names].map(([id, name]) => ({ id, name })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const form = await readForm(request, person);
  const submission = parseForm(form, startSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const typed = String(form.get("id") ?? "");
  const id = isId(typed) ? typed : randomUUID();
  const { title, organizationId = null } = submission.value;
  const texts = textsIn("plan", (key) => form.get(key));
  await startCycle(db, person, { id, kind: kindIn(request), title: oneLine(title), texts, organizationId });
  throw redirect(safePath(form.get("to"), `/inquiry/${id}/plan`), 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.inquiryStart(), m.inquiryTitle()) }];

export default function NewCyclePage() {
  const { person, id, kind, organizations } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isListening = kind === "listening";
  return (
    <Page
      title={isListening ? m.inquiryStartListening() : m.inquiryStart()}
      lead={isListening ? m.inquiryStartListeningLead() : m.inquiryStartLead()}
      breadcrumbs={[{ to: "/inquiry", label: m.inquiryTitle() }]}
      width="narrow"
    >
      <PostForm reply={reply} submit={m.inquiryStartDo()} hidden={{ person, id }} className="stack-6">
        {isListening ? null : (
          <GuardedTextArea name="change" label={m.inquiryChange()} help={m.inquiryChangeHelp()} isOptional rows={3} />
        )}
        <TextField name="title" label={m.inquiryTitleField()} help={m.inquiryTitleHelp()} required />
        <GuardedTextArea name="problem" label={m.inquiryProblem()} help={m.inquiryProblemHelp()} isOptional rows={4} />
        <TextField name="room" label={m.inquiryRoom()} help={m.inquiryRoomHelp()} isOptional autoComplete="off" />
        {organizations.length > 0 ? (
          <SelectField name="organizationId" label={m.inquiryFor()} defaultValue="">
            <option value="">{m.inquiryForMyself()}</option>
            {organizations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ) : null}
      </PostForm>
    </Page>
  );
}
