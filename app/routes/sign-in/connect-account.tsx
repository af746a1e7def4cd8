import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { nameSchema } from "#app/identity/accounts/account.ts";
import { completeSignIn } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { classifyUnknownAccount, createConnectedAccount } from "#app/identity/sign-in/connected-sign-in.server.ts";
import * as m from "#app/messages/catalog.ts";
import { providerSignUpCookie } from "#app/signed-in/provider-cookies.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.connectNewTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  if (await visitor(request)) throw redirect("/sign-in/connect");
  const providerSignUp = providerSignUpCookie.read(request);
  if (!providerSignUp) throw redirect("/sign-in?to=%2Fsettings%2Fconnected");
  const { account, provider } = providerSignUp;
  if ((await classifyUnknownAccount(db, account)) !== "new") throw redirect("/sign-in/connect");
  return { provider: provider.name, email: readableAddress(account.email ?? ""), name: account.name ?? "" };
}

export async function action({ request }: ActionFunctionArgs) {
  if (await visitor(request)) throw redirect("/sign-in/connect");
  const providerSignUp = providerSignUpCookie.read(request);
  if (!providerSignUp) throw redirect("/sign-in?to=%2Fsettings%2Fconnected");
  const submission = parseForm(await formOf(request), nameSchema());
  if (submission.status !== "success") return rejectForm(submission);

  const { account, to, isShared } = providerSignUp;
  const made = await createConnectedAccount(db, { account, name: submission.value.name });
  if (made === "taken" || made === "refused") throw redirect("/sign-in/connect");
  const arrived = await completeSignIn(db, request, { personId: made.personId, method: "connected", isShared, to });
  arrived.headers.append("Set-Cookie", providerSignUpCookie.clear(request));
  throw arrived;
}

export default function NewConnectedAccount() {
  const { provider, email, name } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow" title={m.connectNewTitle()} lead={m.connectNewLead({ provider, email })}>
      <div className="stack-6">
        <PostForm reply={reply} submit={m.connectNewButton()}>
          <TextField
            label={m.accountName()}
            help={m.accountNameHelp()}
            name="name"
            autoComplete="name"
            required
            defaultValue={name}
          />
          <p>{m.connectNewPassword({ provider })}</p>
        </PostForm>
        <p>
          {m.connectNewHaveOne()} <Link to="/sign-in?to=/sign-in/connect">{m.connectNewHaveOneLink({ provider })}</Link>
        </p>
      </div>
    </Page>
  );
}
