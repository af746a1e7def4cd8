import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";

type Props = {
  runId: string;
  /** Whether a person can come, in words for everybody. */
  availability: string;
  /** Until when the reader may accept a seat that they are offered; null without an offer. */
  offeredUntil: string | null;
};

/** In a list of runs: whether there is a seat, or the one that is offered to the reader with where to accept it. */
export function RunSeats({ runId, availability, offeredUntil }: Props) {
  if (offeredUntil === null) return availability;
  return (
    <>
      {m.trainingsSeatOffered({ until: offeredUntil })}{" "}
      <Link to={`/trainings/${runId}#standing`}>{m.trainingsTodayAnswer()}</Link>
    </>
  );
}
