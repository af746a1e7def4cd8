import { Form, Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { RegistrationStatus } from "../registration/standing.server.ts";

type Props = { runId: string; personId: string | null; standing: RegistrationStatus; link: string | null };

/** Where the visitor stands with a run, and the one thing to do next. */
export function StandingPanel({ runId, personId, standing, link }: Props) {
  const { state, clashes } = standing;
  return (
    <section aria-labelledby="standing" className="standing">
      <h2 id="standing">{titleOf(standing)}</h2>
      {clashes.length > 0 && (state === null || state === "offered") ? (
        <Notice kind="care">
          {clashes.map((clash) => (
            <p key={clash}>{clash}</p>
          ))}
        </Notice>
      ) : null}
      {state === "offered" ? <Offer runId={runId} personId={personId} until={standing.offerUntil} /> : null}
      {state === "registered" || state === "waitlisted" ? (
        <Held runId={runId} personId={personId} standing={standing} link={link} />
      ) : null}
      {state === "attended" || state === "attended_partly" ? (
        <p>
          <Link to="/learning-record">{m.trainingsToRecord()}</Link>
        </p>
      ) : null}
      {canAsk(standing) ? <Ask runId={runId} standing={standing} /> : null}
    </section>
  );
}

const canAsk = ({ state, phase }: RegistrationStatus) =>
  phase === "open" && (state === null || ["declined", "lapsed", "canceled"].includes(state));

function titleOf(standing: RegistrationStatus): string {
  const { state, phase, free } = standing;
  if (state && !canAsk(standing)) return m.trainingsStanding({ state });
  if (phase !== "open") return m.trainingsPhase({ phase });
  return free > 0 ? m.trainingsFree({ count: free }) : m.trainingsAllTaken();
}

function Ask({ runId, standing: { state, free } }: { runId: string; standing: RegistrationStatus }) {
  return (
    <>
      {state ? <p className="soft">{m.trainingsStanding({ state })}</p> : null}
      {free > 0 ? null : <p>{m.trainingsWaitlistLead()}</p>}
      <p>
        <LinkButton to={`/trainings/${runId}/registration`} tone="primary" size="large">
          {free > 0 ? m.trainingsRegister() : m.trainingsJoinWaitlist()}
        </LinkButton>
      </p>
    </>
  );
}

function Offer({ runId, personId, until }: { runId: string; personId: string | null; until: string | null }) {
  return (
    <>
      <p>{m.trainingsOfferUntil({ until: until ?? "" })}</p>
      <Form method="post" action={`/trainings/${runId}/offer`} className="cluster">
        <input type="hidden" name="person" value={personId ?? ""} />
        <Button tone="primary" name="answer" value="accept">
          {m.trainingsAccept()}
        </Button>
        <Button name="answer" value="decline">
          {m.trainingsDecline()}
        </Button>
      </Form>
    </>
  );
}

function Held({ runId, personId, standing, link }: Props) {
  const { state, position, phase, waitsForApproval, hasTermsToAccept } = standing;
  const isWaiting = state === "waitlisted";
  const isOver = phase === "over";
  return (
    <>
      {waitsForApproval ? <p>{m.trainingsWaitsForApproval()}</p> : null}
      {hasTermsToAccept ? (
        <Form method="post" action={`/trainings/${runId}/terms`} className="stack-2">
          <input type="hidden" name="person" value={personId ?? ""} />
          <p>{m.trainingsTermsToAccept()}</p>
          <Button>{m.trainingsTermsAccept()}</Button>
        </Form>
      ) : null}
      {isWaiting ? <p>{position ? m.trainingsPosition({ position }) : m.trainingsInLine()}</p> : null}
      {link ? (
        <p>
          <a href={link} rel="noreferrer">
            {m.trainingsOnline()}
          </a>
        </p>
      ) : null}
      {isOver ? null : (
        <Confirm
          action={`/trainings/${runId}/registration`}
          isDelete
          hidden={{ person: personId ?? "" }}
          tone="quiet"
          label={isWaiting ? m.trainingsLeaveWaitlist() : m.trainingsCancelRegistration()}
          question={isWaiting ? m.trainingsLeaveWaitlistTitle() : m.trainingsCancelTitle()}
          confirm={isWaiting ? m.trainingsLeaveWaitlist() : m.trainingsCancelRegistration()}
        >
          <p>{isWaiting ? m.trainingsLeaveWaitlistLead() : m.trainingsCancelLead()}</p>
        </Confirm>
      )}
    </>
  );
}
