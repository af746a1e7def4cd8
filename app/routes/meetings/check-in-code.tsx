import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { methodOf } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { qrCodeOf } from "#app/identity/second-step/qr-code.server.ts";
import { QrCode } from "#app/identity/second-step/ui/qr-code.tsx";
import { closeCheckIn, codeToShow, openCheckIn } from "#app/meetings/check-in.server.ts";
import { shownCode } from "#app/meetings/check-in.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { clockTime } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { hostedMeetingOf } from "./cohort-of-request.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.checkInCodeTitle()) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, meeting } = await hostedMeetingOf(request, params);
  const shown = await codeToShow(db, meeting.id);
  return {
    title: meeting.title,
    path: meetingPath(meeting),
    personId: person.id,
    code: shown && shownCode(shown.code),
    until: shown ? clockTime(shown.closesAt, person.timeZone) : null,
    address: new URL("/check-in", request.url).host,
    scan: shown && qrCodeOf(`${site().address}/check-in?code=${shown.code}`),
    kiosk: shown?.kiosk ? `${site().address}/check-in/${meeting.id}/${shown.kiosk}` : null,
  };
}

/** A POST opens check-in, a DELETE closes it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting } = await hostedMeetingOf(request, params);
  const form = await readForm(request, person);
  const isClosing = methodOf(request, form) === "DELETE";
  const outcome = await (isClosing ? closeCheckIn(db, person, meeting.id) : openCheckIn(db, person, meeting.id));
  if (outcome === "missing") throw notFound("Session");
  throw redirect(isClosing ? `${meetingPath(meeting)}/attendance` : `${meetingPath(meeting)}/check-in`, 303);
}

export default function CheckInCodePage() {
  const { title, path, personId, code, until, address, scan, kiosk } = useLoaderData<typeof loader>();
  useNewestCode(code !== null);
  return (
    <Page
      title={m.checkInCodeTitle()}
      lead={m.checkInCodeLead({ address: `${address}/check-in` })}
      breadcrumbs={[
        { to: path, label: title },
        { to: `${path}/attendance`, label: m.attendanceTitle() },
      ]}
    >
      {code ? (
        <div className="stack">
          <p className="check-in-code">{code}</p>
          {scan ? <QrCode shape={scan} label={m.checkInScan()} /> : null}
          <p>{m.checkInCodeUntil({ time: until ?? "" })}</p>
          <p className="without-scripts">
            <Link to={`${path}/check-in`}>{m.checkInCodeNewest()}</Link>
          </p>
          {kiosk ? (
            <p className="measure">
              {m.checkInKioskLead()} <a href={kiosk}>{kiosk}</a>
            </p>
          ) : null}
          <Form method="post">
            <input type="hidden" name="person" value={personId} />
            <input type="hidden" name="_method" value="delete" />
            <Button>{m.checkInClose()}</Button>
          </Form>
        </div>
      ) : (
        <Form method="post">
          <input type="hidden" name="person" value={personId} />
          <Button tone="primary">{m.checkInOpen()}</Button>
        </Form>
      )}
    </Page>
  );
}

/** Codes change each minute; the loader knows the newest. */
function useNewestCode(isOpen: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => navigator.onLine && revalidate(), 10_000);
    return () => clearInterval(timer);
  }, [isOpen, revalidate]);
}
