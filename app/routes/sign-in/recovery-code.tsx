import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { safePath } from "#app/http/return-path.ts";
import { recoveryCodeSchema } from "#app/identity/second-step/one-time-code.ts";
import { checkRecoveryCode } from "#app/identity/second-step/second-step.server.ts";
import { atSecondStep, passSecondStep } from "#app/identity/sign-in/complete-sign-in.server.ts";
import * as m from "#app/messages/catalog.ts";
import { logRefusedProof } from "#app/signed-in/refused-proof.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const secrets = ["code"];

export const meta: MetaFunction = () => [{ title: titled(m.secondStepRecoveryTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const to = safePath(new URL(request.url).searchParams.get("to"));
  const at = await atSecondStep(db, request, person);
  if (!at) throw redirect(person ? to : `/sign-in?to=${encodeURIComponent(to)}`);
  return { to: at.pending?.to ?? to };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const at = await atSecondStep(db, request, await visitor(request));
  if (!at) throw redirect("/sign-in");
  const submission = parseForm(await formOf(request), recoveryCodeSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets });

  const { code, to } = submission.value;
  const outcome = await checkRecoveryCode(db, { owner: at.owner, code, address: context.clientAddress });
  if (outcome !== "done") logRefusedProof(context, "recovery_code", outcome);
  if (outcome === "refused") {
    return rejectForm(submission, { secrets, problems: { code: [m.secondStepRecoveryWrong()] } });
  }
  if (outcome !== "done") return rejectFormUntil(submission, outcome, secrets);
  throw await passSecondStep(db, request, { at, to: safePath(to), proof: "recovery_code" });
}

export default function RecoveryCode() {
  const { to } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const query = to === "/" ? "" : `?to=${encodeURIComponent(to)}`;
  return (
    <Page
      width="narrow"
      title={m.secondStepRecoveryTitle()}
      lead={m.secondStepRecoveryLead()}
      breadcrumbs={[{ to: `/sign-in/second-step${query}`, label: m.secondStepTitle() }]}
    >
      <div className="stack-6">
        <PostForm reply={reply} hidden={{ to }} submit={m.secondStepContinue()}>
          <TextField
            label={m.secondStepRecoveryCode()}
            help={m.secondStepRecoveryHelp()}
            name="code"
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            required
          />
        </PostForm>
      </div>
    </Page>
  );
}
