import { Form, Link } from "@remix-run/react";
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
  };
  isManager: boolean;
};

/** For those who plan or give a run: what they do with it, beside what everybody sees. */
export function RunManagement({
  run: { id, personId, isDraft, isCanceled, isToConfirm, isConfirmed, readsEvaluation, sessions },
  isManager,
}: Props) {
  return (
    <aside aria-labelledby="management" className="run-page__aside stack">
      <h2 id="management">{m.trainingsManage()}</h2>
      {isDraft ? <p>{m.trainingsDraftLead()}</p> : null}
      <ul className="plain lines">
        <li>
          <Link to={`/trainings/${id}/roster`}>{m.trainingsRoster()}</Link>
        </li>
        {isDraft || isCanceled ? null : (
          <>
            <li>
              <Link to={`/trainings/${id}/door`}>{m.trainingsDoor()}</Link>
            </li>
            <li>
              <Link to={`/trainings/${id}/invitations`}>{m.trainingsInvite()}</Link>
            </li>
          </>
        )}
        {sessions.map((session) => (
          <li key={session.id}>
            <Link to={`/trainings/${id}/sessions/${session.id}/attendance`}>
              {m.trainingsAttendanceOf({ day: session.day })}
            </Link>
          </li>
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
