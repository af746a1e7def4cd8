import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findProtocol } from "#app/catalog/programs.server.ts";
import { wantsJson } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import type { Person } from "#app/identity/person/person.ts";
import { chooseProtocol, handOver, markSpoken, takeStep } from "#app/meetings/facilitation.server.ts";
import { facilitationActions } from "#app/meetings/facilitation.ts";
import { meetingPath, meetingTopic } from "#app/meetings/paths.ts";
import { Facilitator } from "#app/meetings/ui/facilitator.tsx";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { sessionOf } from "./cohort-of-request.server.ts";
import { viewOf } from "./facilitator-view.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.facilitateTitle(), data?.title ?? m.meetingsSessions()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, meeting } = await sessionOf(request, params);
  return {
    title: meeting.title,
    path: meetingPath(meeting),
    personId: person.id,
    topic: meetingTopic(meeting.id),
    isProjector: new URL(request.url).searchParams.get("show") === "projector",
    view: await viewOf(person, meeting),
  };
}

/** One step, a protocol, a hand-over or a turn, by which field the form has. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting } = await sessionOf(request, params);
  const outcome = await changeBy(await readForm(request, person), person, meeting.id);
  if (outcome === "missing") throw notFound("Session");
  if (wantsJson(request)) return Response.json({ outcome });
  throw redirect(`${meetingPath(meeting)}/facilitate`, 303);
}

async function changeBy(form: FormData, person: Person, meetingId: string): Promise<"done" | "missing"> {
  const text = (name: string) => String(form.get(name) ?? "");
  const protocol = findProtocol(text("protocol"));
  if (protocol) return chooseProtocol(db, person, meetingId, protocol.slug);
  if (form.has("facilitator")) return handOver(db, person, meetingId, text("facilitator"));
  if (form.has("speaker")) {
    const turn = { round: whole(text("round")), personId: text("speaker"), hasSpoken: text("spoke") !== "no" };
    return markSpoken(db, person, meetingId, turn);
  }
  const action = facilitationActions.find((each) => each === text("step"));
  const key = text("key").slice(0, 100);
  if (!action || key === "") throw new Response("Bad Request", { status: 400 });
  const at = text("at") ? new Date(text("at")) : currentTime();
  const from = whole(text("from"));
  return takeStep(db, person, meetingId, { key, action, from, at: Number.isNaN(at.getTime()) ? currentTime() : at });
}

const whole = (text: string): number => (/^\d{1,3}$/.test(text) ? Number(text) : 0);

export default function FacilitatePage() {
  const { title, path, personId, topic, isProjector, view } = useLoaderData<typeof loader>();
  return (
    <Page title={title} width="wide" breadcrumbs={isProjector ? [] : [{ to: path, label: title }]}>
      <Facilitator
        view={view}
        path={`${path}/facilitate`}
        personId={personId}
        topic={topic}
        isProjector={isProjector}
      />
    </Page>
  );
}
