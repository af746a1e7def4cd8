import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import type { FormReply } from "#app/http/form-reply.ts";
import { notFound } from "#app/http/refusals.ts";
import { recordView } from "#app/identity/audit/audit.server.ts";
import { listReportedReadings } from "#app/learning/readers/queries/reports.server.ts";
import { reportDecisions } from "#app/learning/readers/reading.ts";
import { decideReport } from "#app/learning/readers/report.server.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { RadioGroup } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "./admin-page.tsx";

const schema = () =>
  z.object({ reading: z.string(), decision: z.enum(reportDecisions, m.readersAdminDecisionMissing()) });

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await administrator(request);
  const reports = await listReportedReadings(db);
  if (reports.length > 0) await recordView(db, { actorId: person.id, action: "reading_reports.read" });
  return {
    person: person.id,
    reports: reports.map(({ reporter, about, courseTitle, reportedAt, ...report }) => ({
      ...report,
      said: m.readersAdminSaid({ reporter: reporter ?? m.readersAdminSomebody(), about }),
      since: m.readersAdminSince({
        course: courseTitle ?? m.reflectionsUnknownCourse(),
        day: shortDayIn(person.timeZone, reportedAt),
      }),
    })),
  };
}

/** Decides about one report. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await administrator(request);
  const submission = parseForm(await readForm(request, person), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { reading, decision } = submission.value;
  if ((await decideReport(db, person, reading, decision)) === "missing") throw notFound("Report");
  throw redirect("/admin/readings", 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.adminPlaceReadings()) }];

export default function ReportedReadingsPage() {
  const { person, reports } = useLoaderData<typeof loader>();
  const reply = useActionData<FormReply>();
  return (
    <AdminPage title={m.adminPlaceReadings()} lead={m.readersAdminLead()}>
      {reports.length === 0 ? (
        <EmptyState title={m.readersAdminEmptyTitle()}>
          <p className="measure">{m.readersAdminEmptyBody()}</p>
        </EmptyState>
      ) : (
        <ol className="plain rows">
          {reports.map(({ id, said, since, report, answers }) => (
            <li key={id} className="stack">
              <h2>{said}</h2>
              <p className="small soft">{since}</p>
              <p dir="auto">{report}</p>
              {answers.length > 0 ? (
                <div className="stack-2">
                  <h3>{m.readersAdminAnswers()}</h3>
                  {answers.map((answer) => (
                    <p key={answer} dir="auto">
                      {answer}
                    </p>
                  ))}
                </div>
              ) : null}
              <PostForm
                reply={reply?.values.reading === id ? reply : undefined}
                submit={m.readersAdminDecide()}
                submitTone="secondary"
                hidden={{ reading: id, person }}
              >
                <RadioGroup
                  name="decision"
                  id={`decision-${id}`}
                  label={m.readersAdminDecision()}
                  choices={reportDecisions.map((decision) => ({
                    value: decision,
                    label: m.readersAdminDecisionName({ decision }),
                  }))}
                />
              </PostForm>
            </li>
          ))}
        </ol>
      )}
    </AdminPage>
  );
}
