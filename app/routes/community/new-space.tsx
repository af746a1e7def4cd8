import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { spacePath } from "#app/discussions/paths.ts";
import { listProgramsWithoutSpace } from "#app/discussions/spaces/queries/space-changes.server.ts";
import { canMakeSpace } from "#app/discussions/spaces/space.ts";
import { makeSpace } from "#app/discussions/spaces/space-change.server.ts";
import { newSpaceSchema } from "#app/discussions/spaces/space-form.ts";
import { SpaceFields } from "#app/discussions/spaces/ui/space-fields.tsx";
import style from "#app/discussions/ui/discussions.css?url";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** The signed-in coach or lead; 404 for everyone else. */
async function spaceMaker(request: Request) {
  const person = await signedIn(request);
  if (!canMakeSpace(person, "invited")) throw notFound("Page");
  return person;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await spaceMaker(request);
  const programs = canMakeSpace(person, "program") ? await listProgramsWithoutSpace(db) : [];
  return { person: person.id, key: randomUUID(), programs: programs.map(({ slug }) => slug) };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await spaceMaker(request);
  const submission = parseForm(await readForm(request, person), newSpaceSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { programSlug = null, key = randomUUID(), ...draft } = submission.value;
  const made = await makeSpace(db, person, { ...draft, programSlug, key });
  if (made === "not-allowed") throw notFound("Page");
  if (made === "there-already") return rejectForm(submission, { problems: { programSlug: [m.spacesProgramTaken()] } });
  throw redirect(`${spacePath(made.spaceId)}/settings`, 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.spacesNew(), m.spacesTitle()) }];

export default function NewSpacePage() {
  const { person, key, programs } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.spacesNew()}
      lead={m.spacesNewLead()}
      breadcrumbs={[{ to: "/community", label: m.spacesTitle() }]}
      width="narrow"
    >
      <PostForm reply={reply} submit={m.spacesMake()} hidden={{ person }} once={key}>
        {programs.length > 0 ? (
          <SelectField name="programSlug" label={m.spacesFor()} help={m.spacesForHelp()} defaultValue="">
            <option value="">{m.spacesForInvited()}</option>
            {programs.map((slug) => (
              <option key={slug} value={slug}>
                {m.spacesForProgram({ program: slug })}
              </option>
            ))}
          </SelectField>
        ) : null}
        <SpaceFields space={null} />
      </PostForm>
    </Page>
  );
}
