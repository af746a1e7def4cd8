import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import { certificatesOf } from "#app/credit/credentials/listing.server.ts";
import { learningRecord } from "#app/credit/learning-record.server.ts";
import { countWalkIns } from "#app/credit/walk-ins.server.ts";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** A person's credit from this site. It is no transcript, and says so (WAC 181-85-107). */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const [lines, walkIns, certificates] = await Promise.all([
    learningRecord(db, person.id),
    countWalkIns(db, person),
    certificatesOf(db, person),
  ]);
  return { name: person.name, personId: person.id, lines, walkIns, certificates };
}

export const meta: MetaFunction = () => [{ title: titled(m.creditRecord()) }];

type Line = ReturnType<typeof useLoaderData<typeof loader>>["lines"][number];

export default function LearningRecordPage() {
  const { name, personId, lines, walkIns, certificates } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.creditRecordOf({ name })}
      lead={m.creditRecordLead()}
      actions={lines.length > 0 ? <Downloads /> : null}
    >
      <div className="stack stack-8">
        {walkIns > 0 ? <WalkIns count={walkIns} personId={personId} /> : null}
        {lines.length === 0 ? (
          <EmptyState
            title={m.creditNoneTitle()}
            actions={<LinkButton to="/trainings">{m.creditToTrainings()}</LinkButton>}
          >
            <p>{m.creditNone()}</p>
          </EmptyState>
        ) : (
          <div className="stack stack-6">
            <Table
              caption={m.creditRecord()}
              rows={lines}
              keyOf={({ runId }) => runId}
              columns={[
                {
                  heading: m.creditTraining(),
                  cell: ({ runId, title }) => <Link to={`/trainings/${runId}`}>{title}</Link>,
                  isRowHeading: true,
                },
                { heading: m.creditDay(), cell: ({ day }) => day },
                { heading: m.creditMinutesLabel(), cell: ({ minutes }) => minutes, isNumber: true },
                { heading: m.creditHours(), cell: ({ hours }) => hours, isNumber: true },
                { heading: m.creditDesignations(), cell: ({ designations }) => designations },
                { heading: m.creditStanding(), cell: (line) => <CreditStatus line={line} /> },
              ]}
            />
            <p className="soft measure">{m.creditNotOfficial()}</p>
          </div>
        )}
        <Certificates certificates={certificates} personId={personId} />
      </div>
    </Page>
  );
}

type Certificate = ReturnType<typeof useLoaderData<typeof loader>>["certificates"][number];

/** Certificates, and what was finished without one: it is issued when they ask for it. */
function Certificates({ certificates, personId }: { certificates: Certificate[]; personId: string }) {
  if (certificates.length === 0) return null;
  return (
    <section aria-labelledby="certificates" className="stack">
      <h2 id="certificates">{m.certificatesTitle()}</h2>
      <p className="soft measure">{m.certificatesLead()}</p>
      <ul className="plain lines">
        {certificates.map(({ key, code, title, day, isRevoked, runId, courseId }) => (
          <li key={key} className="stack-1">
            <span>
              {code ? <Link to={`/certificates/${code}`}>{title}</Link> : title}{" "}
              <span className="soft small">{isRevoked ? m.certificateRevoked() : day}</span>
            </span>
            {code ? null : (
              <Form method="post" action="/certificates">
                <input type="hidden" name="person" value={personId} />
                {runId ? <input type="hidden" name="run" value={runId} /> : null}
                {courseId ? <input type="hidden" name="course" value={courseId} /> : null}
                <Button aria-label={m.certificateGetOf({ title })}>{m.certificateGet()}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Attendance as a walk-in becomes theirs only when they say so. */
function WalkIns({ count, personId }: { count: number; personId: string }) {
  return (
    <Form method="post" action="/learning-record/walk-ins" className="stack-2">
      <input type="hidden" name="person" value={personId} />
      <p>{m.creditWalkIns({ count })}</p>
      <Button>{m.creditWalkInsAdd()}</Button>
    </Form>
  );
}

function Downloads() {
  return (
    <>
      <a className="button" href="/learning-record.pdf" download>
        {m.creditPdf()}
      </a>
      <a className="button" href="/learning-record.csv" download>
        {m.creditCsv()}
      </a>
      <PrintButton />
    </>
  );
}

function CreditStatus({ line: { runId, waitsFor, standing } }: { line: Line }) {
  return waitsFor === "signature" ? <Link to={`/trainings/${runId}/claim`}>{standing}</Link> : standing;
}
