import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { methodOf } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { recordView } from "#app/identity/audit/audit.server.ts";
import { listSheets } from "#app/meetings/queries/sheets.server.ts";
import { addSheet, removeSheet } from "#app/meetings/sheet.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import style from "#app/trainings/ui/trainings.css?url";
import { Button } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { hostedMeetingOf } from "../meetings/cohort-of-request.server.ts";
import { sheetsOf } from "./run-of-request.server.ts";

export const links = () => [{ rel: "stylesheet", href: style }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.sheetsTitle(), data?.title ?? m.trainingsTitle()) },
];

/** Photos of a session's paper sign-in sheet, for its hosts and for clock-hour managers. Each look is recorded. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run, meeting, isHost } = await sheetsOf(request, params);
  const sheets = await listSheets(db, meeting.id);
  if (sheets.length > 0) {
    await recordView(db, { actorId: person.id, action: "training.roster_read", detail: { run: run.id } });
  }
  return {
    ...{ title: run.title, runId: run.id, path: `/trainings/${run.id}/sessions/${meeting.id}/sheets`, isHost },
    ...{ personId: person.id, when: dayAndTimeIn(meeting.timeZone, meeting.startsAt.toISOString()) },
    refused: new URL(request.url).searchParams.get("refused"),
    sheets: sheets.map(({ id, addedAt, by }) => ({
      id,
      words: m.sheetsBy({
        by: by ?? m.courseRunsSomebody(),
        when: dayAndTimeIn(person.timeZone, addedAt.toISOString()),
      }),
    })),
  };
}

/** A POST adds a photo, a DELETE removes the one that the form names. Only a host's body is read, which may be large. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting } = await hostedMeetingOf(request, params);
  const path = `/trainings/${params.run}/sessions/${meeting.id}/sheets`;
  const form = await readForm(request, person);
  if (methodOf(request, form) === "DELETE") {
    const removed = await removeSheet(db, person, meeting.id, String(form.get("sheet") ?? ""));
    if (removed === "missing") throw notFound("Session");
    throw redirect(path, 303);
  }
  const upload = form.get("photo");
  const bytes = upload instanceof File ? Buffer.from(await upload.arrayBuffer()) : Buffer.alloc(0);
  const added = await addSheet(db, person, meeting.id, bytes);
  if (added === "missing") throw notFound("Session");
  throw redirect(added === "added" ? path : `${path}?refused=${added}`, 303);
}

export default function SheetsPage() {
  const { title, runId, path, isHost, personId, when, refused, sheets } = useLoaderData<typeof loader>();
  return (
    <Page title={m.sheetsTitle()} lead={when} breadcrumbs={[{ to: `/trainings/${runId}`, label: title }]}>
      <div className="stack stack-8">
        {refused ? (
          <Notice kind="care" live>
            <p>{m.sheetsRefused({ why: refused })}</p>
          </Notice>
        ) : null}
        {isHost ? (
          <Form method="post" action={path} encType="multipart/form-data" className="stack measure">
            <input type="hidden" name="person" value={personId} />
            <label htmlFor="photo" className="field__label">
              {m.sheetsPhoto()}
            </label>
            <p id="photo-help" className="soft">
              {m.sheetsHelp()}
            </p>
            <input
              id="photo"
              name="photo"
              type="file"
              accept="image/*"
              required
              aria-describedby="photo-help"
              className="input"
            />
            <div>
              <Button tone="primary">{m.sheetsAdd()}</Button>
            </div>
          </Form>
        ) : null}
        {sheets.length === 0 ? (
          <p>{m.sheetsNone()}</p>
        ) : (
          <ul className="plain stack stack-8">
            {sheets.map(({ id, words }, at) => (
              <li key={id} className="stack-2">
                <img src={`${path}/${id}`} alt={m.sheetsAlt({ number: at + 1 })} className="sheet" loading="lazy" />
                <p className="small soft">{words}</p>
                {isHost ? (
                  <Confirm
                    action={path}
                    isDelete
                    hidden={{ person: personId, sheet: id }}
                    tone="quiet"
                    label={m.sheetsRemove()}
                    question={m.sheetsRemoveTitle()}
                    confirm={m.sheetsRemove()}
                  >
                    <p>{m.sheetsRemoveLead()}</p>
                  </Confirm>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  );
}
