import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { endMaintenance, refreshMaintenance, startMaintenance } from "#app/maintenance/maintenance.server.ts";
import { lengths, maintenanceSchema, messageLength } from "#app/maintenance/maintenance-form.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { fromNow } from "#app/time/clock.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { minutes as minute } from "#app/time/durations.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "./admin-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.maintenanceTitle(), m.adminSection()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await administrator(request);
  const maintenance = await refreshMaintenance(db);
  const say = (moment: Date | null) => moment && dayAndTimeIn(person.timeZone, moment.toISOString());
  const { searchParams } = new URL(request.url);
  return {
    maintenance: maintenance && {
      since: say(maintenance.since),
      until: say(maintenance.until),
      message: maintenance.message,
    },
    isReopened: searchParams.has("open"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { id } = await administrator(request);
  const form = await formOf(request);
  if (methodOf(request, form) === "DELETE") {
    await endMaintenance(db, id);
    throw redirect("/admin/maintenance?open", 303);
  }
  return editing("maintenance", async (db) => {
    const conflict = joinEdits(form, { message: (await refreshMaintenance(db))?.message });
    const submission = parseForm(form, maintenanceSchema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    const { message, minutes } = submission.value;
    const until = minutes ? fromNow(Number(minutes) * minute) : null;
    await startMaintenance(db, { by: id, until, message: message || null });
    return redirect("/admin/maintenance", 303);
  });
}

export default function MaintenancePage() {
  const { maintenance, isReopened } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <AdminPage title={m.maintenanceTitle()} lead={m.maintenanceLead()}>
      <div className="stack-8 measure">
        {isReopened && !maintenance && !reply ? (
          <Notice kind="done" live>
            <p>{m.maintenanceReopened()}</p>
          </Notice>
        ) : null}
        {maintenance ? <Closed {...maintenance} /> : null}
        <PostForm
          reply={reply}
          submit={maintenance ? m.maintenanceChange() : m.maintenanceClose()}
          submitTone={maintenance ? "secondary" : "primary"}
          shown={{ message: maintenance?.message }}
        >
          <TextArea
            limit={messageLength}
            name="message"
            label={m.maintenanceMessage()}
            help={m.maintenanceMessageHelp()}
            isOptional
            rows={3}
            defaultValue={maintenance?.message ?? ""}
          />
          <SelectField name="minutes" label={m.maintenanceLength()} defaultValue={"30"}>
            {lengths.map((length) => (
              <option key={length} value={length}>
                {length === "" ? m.maintenanceLengthOpen() : m.maintenanceLengthMinutes({ minutes: length })}
              </option>
            ))}
          </SelectField>
        </PostForm>
      </div>
    </AdminPage>
  );
}

function Closed({ since, until }: { since: string | null; until: string | null }) {
  return (
    <Notice kind="care" title={m.maintenanceClosedTitle()}>
      <p>{m.maintenanceClosedSince({ when: since ?? "" })}</p>
      <p>{until ? m.maintenanceClosedUntil({ when: until }) : m.maintenanceClosedOpen()}</p>
      <Form method="post">
        <input type="hidden" name="_method" value="delete" />
        <Button type="submit" tone="primary">
          {m.maintenanceOpen()}
        </Button>
      </Form>
    </Notice>
  );
}
