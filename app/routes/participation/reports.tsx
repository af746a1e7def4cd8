import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { daysUntilFrozen } from "#app/participation/periods/period.ts";
import { periodInWords } from "#app/participation/periods/period-words.ts";
import { listReportable, listReports } from "#app/participation/reports/queries/reports.server.ts";
import { beginReport } from "#app/participation/reports/report.server.ts";
import { reportKinds } from "#app/participation/reports/report.ts";
import { newReportSchema } from "#app/participation/reports/report-form.ts";
import { reportStateInWords } from "#app/participation/reports/report-words.ts";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { participationReader, programLead } from "./reader.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Reports: all of them for leads of the program, those that partners may read for leads of organizations. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { person, scope } = await participationReader(request);
  const isProgram = scope.kind === "program";
  const [reports, figures] = await Promise.all([
    listReports(db, { isPartner: !isProgram, from: 0, most: 100 }),
    isProgram ? listReportable(db) : [],
  ]);
  return {
    ...{ reader: scope.kind, personId: person.id, key: randomUUID() },
    reports: reports.map((report) => ({
      ...{ id: report.id, title: report.title, kind: m.reportKindName({ kind: report.kind }) },
      state: reportStateInWords(report),
      period: periodInWords({ ...report, kind: report.periodKind, name: report.periodName }),
    })),
    figures: figures.map(({ snapshotId, ...period }) => ({ id: snapshotId, words: periodInWords(period) })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await programLead(request);
  const submission = parseForm(await readForm(request, person), newReportSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { key, ...wanted } = submission.value;
  const begun = await beginReport(db, person, { ...wanted, clientKey: key });
  if (begun === "refused") throw closedPage(request, person);
  if (begun === "not_there") return rejectForm(submission, { problems: { snapshotId: [m.reportFiguresMissing()] } });
  throw redirect(`/participation/reports/${begun.id}`, 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.reportList(), m.navParticipation()) }];

export default function ReportsPage() {
  const { reader, reports, figures } = useLoaderData<typeof loader>();
  const isProgram = reader === "program";
  return (
    <ParticipationPage reader={reader} title={m.reportList()} lead={m.reportListLead()} below={[]}>
      <div className="stack stack-8">
        {reports.length === 0 ? (
          <EmptyState title={isProgram ? m.reportNone() : m.reportPartnerNone()}>
            {isProgram ? (
              <p>{figures.length > 0 ? m.reportNoneBody() : m.reportNoFigures({ days: daysUntilFrozen })}</p>
            ) : null}
          </EmptyState>
        ) : (
          <Table
            caption={m.reportList()}
            rows={reports}
            keyOf={({ id }) => id}
            columns={[
              {
                heading: m.reportTitle(),
                cell: ({ id, title }) => <Link to={`/participation/reports/${id}`}>{title}</Link>,
                isRowHeading: true,
              },
              { heading: m.participationPeriod(), cell: ({ period }) => period },
              { heading: m.reportKind(), cell: ({ kind }) => kind },
              { heading: m.participationState(), cell: ({ state }) => state },
            ]}
          />
        )}
        {isProgram && figures.length > 0 ? <NewReport /> : null}
      </div>
    </ParticipationPage>
  );
}

function NewReport() {
  const { personId, key, figures } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <section aria-labelledby="new" className="stack">
      <h2 id="new">{m.reportBeginTitle()}</h2>
      <PostForm reply={reply} submit={m.reportBegin()} hidden={{ person: personId }} once={key}>
        <SelectField name="snapshotId" label={m.reportFigures()}>
          {figures.map(({ id, words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </SelectField>
        <SelectField name="kind" label={m.reportKind()}>
          {reportKinds.map((kind) => (
            <option key={kind} value={kind}>
              {m.reportKindName({ kind })}
            </option>
          ))}
        </SelectField>
        <TextField
          name="title"
          label={m.reportTitle()}
          defaultValue={m.reportDefaultTitle({ period: figures[0]?.words ?? "" })}
          limit={160}
        />
      </PostForm>
    </section>
  );
}
