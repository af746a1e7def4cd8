import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { passkeysOf, removePasskey, renamePasskey } from "#app/identity/second-step/passkey.server.ts";
import { passkeyNameSchema } from "#app/identity/second-step/passkey-form.ts";
import * as m from "#app/messages/catalog.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.passkeysOneTitle({ name: data?.name ?? "" })) },
];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const passkey = (await passkeysOf(db, person.id)).find(({ id }) => id === params.passkey);
  if (!passkey) throw notFound("Passkey");
  return { name: passkey.name };
}

export async function action({ request, params: { passkey: id = "" } }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const form = await formOf(request);
  const submission = parseForm(form, passkeyNameSchema());
  if (methodOf(request, form) === "DELETE") {
    const outcome = await removePasskey(db, person, id);
    if (outcome === "not_found") throw notFound("Passkey");
    if (outcome === "last_way_in") return rejectForm(submission, { problems: { "": [m.passkeysRemoveLastWay()] } });
    if (outcome === "demanded") return rejectForm(submission, { problems: { "": [m.passkeysRemoveDemanded()] } });
    throw redirect("/settings/passkeys?removed");
  }
  if (submission.status !== "success") return rejectForm(submission);
  if ((await renamePasskey(db, person, id, submission.value.name)) === "not_found") throw notFound("Passkey");
  throw redirect("/settings/passkeys?renamed");
}

export default function OnePasskey() {
  const { name } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SettingsPage
      title={m.passkeysOneTitle({ name })}
      breadcrumbs={[
        { to: "/settings/sign-in", label: m.signInMethodsTitle() },
        { to: "/settings/passkeys", label: m.passkeysTitle() },
      ]}
    >
      <div className="stack-8 measure">
        <PostForm reply={reply} submit={m.passkeysRename()}>
          <TextField label={m.passkeysName()} help={m.passkeysAddNameHelp()} name="name" defaultValue={name} required />
        </PostForm>
        <section className="stack" aria-labelledby="remove">
          <h2 id="remove">{m.passkeysRemoveTitle()}</h2>
          <p>{m.passkeysRemoveHelp()}</p>
          <Form method="post" className="cluster">
            <input type="hidden" name="_method" value="delete" />
            <Button>{m.passkeysRemove()}</Button>
          </Form>
        </section>
      </div>
    </SettingsPage>
  );
}
