import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, parseForm, rejectForm, wantsJson } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { checkInAtKiosk, kioskCheckIn } from "#app/meetings/kiosk.server.ts";
import { KeptNotice, useKioskQueue } from "#app/meetings/ui/use-kiosk-queue.tsx";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.kioskTitle()) }, { name: "robots", content: "noindex" }];

/** Open to anyone with the kiosk's address: a device at the door, without an account. Shows no names. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await visitor(request);
  const found = await kioskCheckIn(db, params.meeting ?? "", params.token ?? "");
  if (!found) throw notFound("Check-in");
  return {
    title: found.title,
    isOpen: found.closesAt > currentTime(),
    isDone: new URL(request.url).searchParams.has("done"),
  };
}

const schema = () =>
  z.object({
    name: z.string(m.kioskNameMissing()).trim().min(1, m.kioskNameMissing()).max(200),
    at: z.coerce.number().min(0).optional(),
    sentAt: z.coerce.number().min(0).optional(),
  });

export async function action({ request, params, context }: ActionFunctionArgs) {
  await visitor(request);
  const { meeting: meetingId = "", token = "" } = params;
  const submission = parseForm(await formOf(request), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { name: typed, at, sentAt } = submission.value;
  const arrival = at !== undefined && sentAt !== undefined ? { at, sentAt } : null;
  const outcome = await checkInAtKiosk(db, { meetingId, token, typed, address: context.clientAddress, arrival });
  if (outcome === "missing") throw notFound("Check-in");
  const what = typeof outcome === "string" ? outcome : "wait";
  if (wantsJson(request)) return Response.json({ outcome: what });
  if (what !== "checked_in") return rejectForm(submission, { problems: { name: [problems[what]()] } });
  throw redirect(`/check-in/${meetingId}/${token}?done`, 303);
}

const problems = { unknown: m.kioskUnknown, closed: m.kioskClosed, wait: m.kioskWait };

export default function KioskPage() {
  const { title, isOpen, isDone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const queue = useKioskQueue();
  return (
    <Page title={m.kioskTitle()} lead={title} width="narrow">
      <div className="stack stack-6">
        {queue.saying ? (
          <Notice kind="done" live>
            <p>{queue.saying}</p>
          </Notice>
        ) : isDone && !reply ? (
          <Notice kind="done" live>
            <p>{m.kioskDone()}</p>
          </Notice>
        ) : null}
        {isOpen ? (
          <PostForm
            reply={queue.saying ? undefined : reply}
            submit={m.kioskSubmit()}
            onSubmit={queue.submit}
            autoComplete="off"
          >
            <TextField name="name" label={m.kioskName()} help={m.kioskNameHelp()} autoComplete="off" required />
          </PostForm>
        ) : (
          <p>{m.kioskClosed()}</p>
        )}
        <KeptNotice queue={queue} />
      </div>
    </Page>
  );
}
