import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { FieldError } from "#app/ui/field-error.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { usePosted } from "#app/ui/posted-form.ts";
import { attendanceStates } from "../attendance.ts";
import type { AttendanceRow } from "../attendance-list.server.ts";
import { type AttendanceStatus, useKeptAttendance } from "./use-kept-attendance.ts";

type Props = {
  people: AttendanceRow[];
  personId: string;
  /** The page's address, which the form is sent to. */
  path: string;
  formKey: string;
  reply: FormReply | undefined;
};

/** Everybody is present until the coach says otherwise, so that a full room is one press. */
export function AttendanceForm({ people, personId, path, formKey, reply }: Props) {
  const { markerRef, status, submit } = useKeptAttendance({ personId, path });
  return (
    <PostForm
      data-keeps-itself
      onSubmit={submit}
      help={<span role="status">{statusWords[status]()}</span>}
      reply={reply}
      submit={m.attendanceSave()}
      hidden={{ person: personId, key: reply?.values.key ?? formKey }}
      className="stack"
    >
      <span ref={markerRef} hidden />
      <ul className="plain rows">
        {people.map((person) => (
          <li key={person.personId}>
            <PersonFields person={person} />
          </li>
        ))}
      </ul>
    </PostForm>
  );
}

const statusWords: Record<AttendanceStatus, () => string | null> = {
  idle: () => null,
  kept: m.attendanceKept,
  returned: m.attendanceReturned,
  sending: m.attendanceSending,
  waiting: m.attendanceWaiting,
  "signed-out": m.attendanceSignedOut,
};

function PersonFields({
  person: { personId: id, name, state, late, early, seen, history, minutes },
}: {
  person: AttendanceRow;
}) {
  const { typed } = usePosted(`state-${id}`);
  return (
    <fieldset className="attendance">
      <legend className="attendance__name">
        {name}
        {state === null ? <span className="soft attendance__not-yet"> {m.attendanceNotYet()}</span> : null}
      </legend>
      {seen === null ? null : <input type="hidden" name={`seen-${id}`} value={seen} />}
      <div className="cluster">
        {attendanceStates.map((each) => (
          <label key={each} className="choice">
            <input
              type="radio"
              name={`state-${id}`}
              value={each}
              defaultChecked={(typed ?? state ?? "present") === each}
            />
            <span>{m.attendanceState({ state: each })}</span>
          </label>
        ))}
      </div>
      <div className="cluster">
        <Minutes id={`late-${id}`} label={m.attendanceLate()} value={late} />
        <Minutes id={`early-${id}`} label={m.attendanceEarly()} value={early} />
        {minutes === null ? null : <span className="soft numbers">{m.attendanceMinutes({ count: minutes })}</span>}
      </div>
      {history.length > 1 ? (
        <details>
          <summary>{m.attendanceHistory()}</summary>
          <ol className="plain soft">
            {history.map((entry) => (
              <li key={entry.id}>
                {m.attendanceEntry({
                  state: [m.attendanceState({ state: entry.state }), ...entry.details].join(", "),
                  source: m.attendanceSource({ source: entry.source, recorder: entry.recorder ?? "" }),
                  when: entry.when,
                })}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </fieldset>
  );
}

function Minutes({ id, label, value }: { id: string; label: string; value: number | null }) {
  const { typed, problems } = usePosted(id);
  return (
    <>
      <label className="attendance__minutes">
        <span>{label}</span>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={0}
          max={1440}
          name={id}
          defaultValue={typed ?? value ?? ""}
          aria-invalid={problems ? true : undefined}
          aria-describedby={problems ? `problem-${id}` : undefined}
          className="input"
        />
      </label>
      <FieldError id={`problem-${id}`} error={problems} />
    </>
  );
}
