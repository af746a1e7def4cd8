import { Form, Link } from "@remix-run/react";
import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { mostTimesAtOnce } from "../booking.ts";

type Line = { id: string; when: string; place: string | null; clashes: string[] };

type Meetings = { meetings: { id: string; to: string; title: string; when: string }[] };

export function OneToOnes({ meetings }: Meetings) {
  if (meetings.length === 0) return null;
  return (
    <section aria-labelledby="own">
      <h2 id="own">{m.bookingOwn()}</h2>
      <ul className="plain rows rows--after-title">
        {meetings.map(({ id, to, title, when }) => (
          <li key={id}>
            <h3 className="meeting-line__title">
              <Link to={to}>{title}</Link>
            </h3>
            <p className="soft">{when}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Free = {
  times: (Line & { coach: string; isOnline: boolean })[];
  action: string;
  personId: string;
  isMove?: boolean;
};

/** Free times to pick from, with what else the reader has then. */
export function FreeTimes({ times, action, personId, isMove = false }: Free) {
  if (times.length === 0) return isMove ? <p className="soft">{m.bookingNoOthers()}</p> : null;
  return (
    <section aria-labelledby="free">
      <h2 id="free">{isMove ? m.bookingMoveTitle() : m.bookingFree()}</h2>
      <ul className="plain rows rows--after-title">
        {times.map((time) => (
          <li key={time.id} className="stack-2">
            <p>
              <strong>{time.when}</strong>
              <span className="soft">
                {" "}
                {[time.coach, time.place, time.isOnline ? m.meetingsOnline() : null].filter(Boolean).join(", ")}
              </span>
            </p>
            <Clashes titles={time.clashes} />
            <Form method="post" action={action}>
              <input type="hidden" name="person" value={personId} />
              <input type="hidden" name="time" value={time.id} />
              <Button aria-label={m.bookingBookThis({ when: time.when })}>
                {isMove ? m.bookingMove() : m.bookingBook()}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Clashes({ titles }: { titles: string[] }) {
  return titles.length > 0 ? (
    <p className="meeting-line__state">{m.bookingClash({ titles: titles.join(", ") })}</p>
  ) : null;
}

type Offered = {
  times: (Line & { cohort: string; meetingId: string | null; bookedBy: string | null })[];
  personId: string;
};

/** A coach's offered times, with who booked each. */
export function OfferedTimes({ times, personId }: Offered) {
  return (
    <section aria-labelledby="offered">
      <h2 id="offered">{m.bookingOffered()}</h2>
      {times.length === 0 ? <p className="soft">{m.bookingNothingOffered()}</p> : null}
      <ul className="plain rows rows--after-title">
        {times.map((time) => (
          <li key={time.id} className="stack-2">
            <p>
              <strong>{time.when}</strong> <span className="soft">{time.cohort}</span>
            </p>
            {time.meetingId ? (
              <p>
                <Link to={`/booking/${time.meetingId}`}>{m.bookingBookedBy({ name: time.bookedBy ?? "" })}</Link>
              </p>
            ) : (
              <>
                <Clashes titles={time.clashes} />
                <Form method="post" action="/booking/times">
                  <input type="hidden" name="person" value={personId} />
                  <input type="hidden" name="_method" value="delete" />
                  <input type="hidden" name="time" value={time.id} />
                  <Button tone="quiet" aria-label={m.bookingWithdrawThis({ when: time.when })}>
                    {m.bookingWithdraw()}
                  </Button>
                </Form>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Offer = {
  cohorts: { id: string; name: string }[];
  first: { day: string; time: string; timeZone: string };
  personId: string;
  reply: FormReply | undefined;
};

/** Offers one or several times in a row. */
export function OfferForm({ cohorts, first, personId, reply }: Offer) {
  return (
    <section aria-labelledby="offer" className="stack">
      <h2 id="offer">{m.bookingOffer()}</h2>
      <PostForm reply={reply} submit={m.bookingOfferDo()} hidden={{ person: personId, timeZone: first.timeZone }}>
        <SelectField label={m.bookingCohort()} name="cohortId">
          {cohorts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <div className="cluster">
          <TextField label={m.meetingsFieldDay()} name="day" type="date" defaultValue={first.day} />
          <TextField label={m.meetingsFieldTime()} name="time" type="time" defaultValue={first.time} />
          <TextField
            label={m.meetingsFieldMinutes()}
            name="minutes"
            type="number"
            min={5}
            max={240}
            defaultValue={30}
          />
          <TextField
            label={m.bookingTimes()}
            name="times"
            type="number"
            min={1}
            max={mostTimesAtOnce}
            defaultValue={4}
          />
        </div>
        <TextField label={m.meetingsFieldPlace()} name="place" isOptional />
        <TextField label={m.meetingsFieldLink()} name="link" type="url" isOptional />
      </PostForm>
    </section>
  );
}
