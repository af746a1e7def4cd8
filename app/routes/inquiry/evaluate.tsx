import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import style from "#app/inquiry/evaluation/ui/evaluation.css?url";
import { Evaluation, EvaluationPromise } from "#app/inquiry/evaluation/ui/evaluation.tsx";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export const meta: MetaFunction = () => [
  { title: titled(m.evaluationTitle()) },
  { name: "description", content: m.evaluationDescription() },
];

/** Signed-in people. It sends no data, and there is no action: numbers stay in the browser. */
export async function loader({ request }: LoaderFunctionArgs) {
  await signedIn(request);
  return null;
}

export default function EvaluatePage() {
  return (
    <Page title={m.evaluationTitle()} lead={m.evaluationLead()}>
      <EvaluationPromise />
      <Evaluation />
    </Page>
  );
}
