import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { meetingOf } from "../meetings/cohort-of-request.server.ts";

/** A session of a training is shown on the page of its run. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { meeting } = await meetingOf(request, params);
  throw redirect(`/trainings/${meeting.trainingRunId}#session-${meeting.id}`, 302);
}
