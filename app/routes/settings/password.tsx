import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, methodOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { safePath } from "#app/http/return-path.ts";
import { firstPasswordSchema, passwordSchema } from "#app/identity/accounts/account.ts";
import { passwordProblemInWords } from "#app/identity/accounts/account-words.ts";
import { passwordLength } from "#app/identity/accounts/password.ts";
import { signInMethodsOf } from "#app/identity/accounts/sign-in-methods.server.ts";
import { canRemoveSignInMethod } from "#app/identity/accounts/sign-in-methods.ts";
import { PasswordField } from "#app/identity/accounts/ui/password-field.tsx";
import { knownDevice } from "#app/identity/sessions/known-device.server.ts";
import {
  changePassword,
  hasPassword,
  removePassword,
  setFirstPassword,
} from "#app/identity/sign-in/password-change.server.ts";
import * as m from "#app/messages/catalog.ts";
import { withNewToken } from "#app/signed-in/new-token.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

const secrets = ["currentPassword", "newPassword"];

export const meta: MetaFunction = () => [{ title: titled(m.passwordTitleChange()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const ways = await signInMethodsOf(db, person.id);
  // Typing the current password is itself reauthentication.
  if (!ways.password) requireRecentSignIn(request, person);
  const query = new URL(request.url).searchParams;
  const done = query.get("done");
  return {
    ...{ email: person.email, passwordLength, hasOne: ways.password, done },
    canRemove: ways.password && canRemoveSignInMethod(ways, "password"),
    goOn: query.has("arrived") ? safePath(query.get("to")) : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const form = await formOf(request);
  if (methodOf(request, form) === "DELETE") {
    requireRecentSignIn(request, person);
    const outcome = await removePassword(db, request, person);
    if (outcome === "last_way_in") throw redirect("/settings/password?done=kept");
    throw await toDone(request, "removed");
  }
  if (!(await hasPassword(db, person.id))) {
    requireRecentSignIn(request, person);
    const submission = parseForm(form, firstPasswordSchema());
    if (submission.status !== "success") return rejectForm(submission, { secrets });
    const outcome = await setFirstPassword(db, request, person, submission.value);
    if (outcome === "has_one") return rejectForm(submission, { secrets, problems: { "": [m.passwordHasOne()] } });
    if (outcome === "changed") throw await toDone(request, "set");
    return rejectForm(submission, { secrets, problems: { newPassword: [passwordProblemInWords(outcome.weak)] } });
  }
  const submission = parseForm(form, passwordSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets });
  const device = knownDevice(request, person.email);
  const asked = { ...submission.value, address: context.clientAddress, device };
  const outcome = await changePassword(db, request, person, asked);
  if (outcome === "wrong_password") {
    return rejectForm(submission, { secrets, problems: { currentPassword: [m.passwordCurrentWrong()] } });
  }
  if (outcome === "changed") throw await toDone(request, "changed");
  if ("waitUntil" in outcome) return rejectFormUntil(submission, outcome, secrets);
  return rejectForm(submission, { secrets, problems: { newPassword: [passwordProblemInWords(outcome.weak)] } });
}

async function toDone(request: Request, done: string): Promise<Response> {
  return redirect(`/settings/password?done=${done}`, await withNewToken(request));
}

const doneWords: Record<string, () => string> = {
  changed: m.passwordChanged,
  set: m.passwordSet,
  removed: m.passwordRemoved,
};

export default function Password() {
  const { hasOne, canRemove, done, goOn } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const doneInWords = done ? doneWords[done]?.() : undefined;
  return (
    <SettingsPage
      title={m.passwordTitleChange()}
      lead={hasOne ? m.passwordLeadChange() : m.passwordLeadFirst()}
      breadcrumbs={[{ to: "/settings/sign-in", label: m.signInMethodsTitle() }]}
    >
      <div className="stack-8">
        {doneInWords && !reply ? (
          <Notice kind="done" live>
            <p>{doneInWords}</p>
          </Notice>
        ) : null}
        {done === "kept" && !reply ? (
          <Notice kind="care" live>
            <p>{m.passwordRemoveLast()}</p>
          </Notice>
        ) : null}
        {goOn !== null && !hasOne ? (
          <Notice>
            <p>{m.passwordArrived()}</p>
            <p>
              <Link to={goOn}>{m.passwordGoOn()}</Link>
            </p>
          </Notice>
        ) : null}
        <PasswordForm />
        {canRemove ? (
          <section aria-labelledby="remove" className="stack">
            <h2 id="remove">{m.passwordRemoveTitle()}</h2>
            <p>{m.passwordRemoveLead()}</p>
            <Form method="post" className="cluster">
              <input type="hidden" name="_method" value="delete" />
              <Button>{m.passwordRemoveButton()}</Button>
            </Form>
          </section>
        ) : null}
      </div>
    </SettingsPage>
  );
}

function PasswordForm() {
  const { email, passwordLength, hasOne } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PostForm reply={reply} submit={hasOne ? m.passwordChangeButton() : m.passwordSetButton()}>
      {/* Password managers need to see whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      {hasOne ? (
        <PasswordField label={m.passwordCurrent()} name="currentPassword" autoComplete="current-password" required />
      ) : null}
      <PasswordField
        label={m.passwordNext()}
        help={m.accountPasswordHelp(passwordLength)}
        name="newPassword"
        autoComplete="new-password"
        required
      />
    </PostForm>
  );
}
