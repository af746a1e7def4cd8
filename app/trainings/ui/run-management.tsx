import { Form, Link } from "@remix-run/react";
import { Fragment, type ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";

type Props = {
  run: {
    id: string;
    personId: string | null;
    isDraft: boolean;
    isCanceled: boolean;
    /** Whether it is over and its attendance is not confirmed yet. */
    isToConfirm: boolean;
    /** Whether it is over, so that attendance may have changed since it was confirmed. */
    isConfirmed: boolean;
    /** Whether the person reads what people answered about it. */
    readsEvaluation: boolean;
    sessions: { id: string; day: string }[];
    isCourse: boolean;
    /** Whether the person answers what learners of a course run hand in. */
    answersWork: boolean;
    readsEvidence: boolean;
    /** The space that they moderate. */
    space: string | null;
  };
  isManager: boolean;
};

/** For those who plan or give a run: what they do with it, beside what everybody sees. */
export function RunManagement({ run, isManager }: Props) {
  const { id, personId, isDraft, isCanceled, isToConfirm, isConfirmed, readsEvaluation, isCourse } = run;
  return (
    <aside aria-labelledby="management" className="run-page__aside stack">
      <h2 id="management">{m.trainingsManage()}</h2>
      {isDraft ? <p>{m.trainingsDraftLead()}</p> : null}
      <ul className="plain lines">
        <PageLink to={`/trainings/${id}/roster`}>{m.trainingsRoster()}</PageLink>
        {isDraft || isCanceled || isCourse ? null : (
          <PageLink to={`/trainings/${id}/door`}>{m.trainingsDoor()}</PageLink>
        )}
        {isDraft || isCanceled ? null : <PageLink to={`/trainings/${id}/invitations`}>{m.trainingsInvite()}</PageLink>}
        {run.answersWork ? <PageLink to={`/trainings/${id}/work/learners`}>{m.courseRunsQueue()}</PageLink> : null}
        {run.space ? <PageLink to={run.space}>{m.courseRunsSpaceOf()}</PageLink> : null}
        {run.readsEvidence ? <PageLink to={`/trainings/${id}/evidence`}>{m.courseRunsEvidence()}</PageLink> : null}
        {run.sessions.map((session) => (
          <Fragment key={session.id}>
            <PageLink to={`/trainings/${id}/sessions/${session.id}/attendance`}>
              {m.trainingsAttendanceOf({ day: session.day })}
            </PageLink>
            <PageLink to={`/trainings/${id}/sessions/${session.id}/sheets`}>
              {m.sheetsOf({ day: session.day })}
            </PageLink>
          </Fragment>
        ))}
      </ul>
      {isConfirmed && readsEvaluation ? <Link to={`/trainings/${id}/evaluation`}>{m.creditEvaluation()}</Link> : null}
      {isConfirmed ? (
        <Form method="post" action={`/trainings/${id}/confirmation`} className="stack-2">
          <input type="hidden" name="person" value={personId ?? ""} />
          <p>{m.trainingsConfirmAgainLead()}</p>
          <Button>{m.trainingsConfirmAgain()}</Button>
        </Form>
      ) : null}
      {isToConfirm ? (
        <Form method="post" action={`/trainings/${id}/confirmation`} className="stack-2">
          <input type="hidden" name="person" value={personId ?? ""} />
          <p>{m.trainingsConfirmLead()}</p>
          <Button tone="primary">{m.trainingsConfirm()}</Button>
        </Form>
      ) : null}
      {isManager ? (
        <div className="cluster">
          {isDraft ? (
            <Form method="post" action={`/trainings/${id}/publication`}>
              <input type="hidden" name="person" value={personId ?? ""} />
              <Button tone="primary">{m.trainingsPublish()}</Button>
            </Form>
          ) : null}
          <LinkButton to={`/trainings/${id}/change`}>{m.trainingsChange()}</LinkButton>
          <LinkButton to={`/trainings/new?from=${id}`}>{m.trainingsRepeat()}</LinkButton>
          {isCanceled ? null : (
            <LinkButton to={`/trainings/${id}/cancellation`} tone="quiet">
              {m.trainingsCancelRun()}
            </LinkButton>
          )}
        </div>
      ) : null}
    </aside>
  );
}

function PageLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <li>
      <Link to={to}>{children}</Link>
    </li>
  );
}
