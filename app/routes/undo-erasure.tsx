import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formOf } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { erasureByLink, undoErasureByLink } from "#app/personal-data/erasure.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.undoErasureTitle()) }];

/** The mailed link. Opening it changes nothing, because mail scanners open links too. */
export async function loader({ request }: LoaderFunctionArgs) {
  await visitor(request);
  const { searchParams } = new URL(request.url);
  const token = searchParams.get("token") ?? "";
  if (searchParams.has("undone")) return data({ token, state: "undone" as const });
  if (await erasureByLink(db, token)) return data({ token, state: "open" as const });
  return data({ token: "", state: "over" as const }, { status: 410 });
}

export async function action({ request }: ActionFunctionArgs) {
  await visitor(request);
  const form = await formOf(request);
  const outcome = await undoErasureByLink(db, String(form.get("token") ?? ""));
  throw redirect(outcome === "undone" ? "/undo-erasure?undone" : "/undo-erasure");
}

export default function UndoErasure() {
  const { token, state } = useLoaderData<typeof loader>();
  return (
    <Page width="narrow" title={m.undoErasureTitle()}>
      {state === "open" ? (
        <Form method="post" className="stack">
          <p>{m.undoErasureQuestion()}</p>
          <input type="hidden" name="token" value={token} />
          <div className="cluster">
            <Button tone="primary">{m.undoErasureUndo()}</Button>
          </div>
        </Form>
      ) : (
        <div className="stack">
          <Notice kind={state === "undone" ? "done" : "care"} live={state === "undone"}>
            <p>{state === "undone" ? m.undoErasureDone() : m.undoErasureOver()}</p>
          </Notice>
          <div className="cluster">
            <LinkButton to="/sign-in">{m.undoErasureSignIn()}</LinkButton>
          </div>
        </div>
      )}
    </Page>
  );
}
