import * as m from "#app/messages/catalog.ts";
import { Checkbox } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import type { ParticipantPreview as ParticipantFilePreview, PreviewedParticipant } from "../participant-file.server.ts";
import { staysText } from "../participant-form.ts";

type Props = {
  preview: ParticipantFilePreview;
  people: { personId: string; name: string }[];
  personId: string;
  formKey: string;
};

/** The match of each name in a file to a member, for the coach to correct before anything is recorded. */
export function ParticipantPreview({ preview: { participants, shift }, people, personId, formKey }: Props) {
  return (
    <PostForm
      reply={undefined}
      submit={m.participantsConfirm()}
      hidden={{ person: personId, key: formKey, confirmed: participants.length, shift: shift ?? "" }}
      className="stack"
    >
      {shift === null ? <p className="soft">{m.participantsNoTimes()}</p> : null}
      <ul className="plain rows">
        {participants.map((participant, row) => (
          <li key={`${participant.name} ${participant.email}`} className="stack-2">
            <label htmlFor={`who-${row}`}>
              <strong>{participant.name}</strong>
              {participant.originalName ? ` (${participant.originalName})` : null}
              {participant.email ? <span className="soft"> {participant.email}</span> : null}
              <span className="soft numbers"> {factsOf(participant)}</span>
            </label>
            <select id={`who-${row}`} name={`who-${row}`} defaultValue={participant.personId ?? ""} className="input">
              <option value="">{m.participantsNobody()}</option>
              {people.map(({ personId, name }) => (
                <option key={personId} value={personId}>
                  {name}
                </option>
              ))}
            </select>
            <input type="hidden" name={`stays-${row}`} value={staysText(participant.stays)} />
            <input type="hidden" name={`minutes-${row}`} value={participant.minutes ?? ""} />
          </li>
        ))}
      </ul>
      <Checkbox name="rest" label={m.participantsRestAbsent()} help={m.participantsRestAbsentHelp()} defaultChecked />
    </PostForm>
  );
}

function factsOf({ total, lateMinutes, leftEarlyMinutes }: PreviewedParticipant): string {
  const facts = [
    m.meetingsMinutes({ count: total }),
    lateMinutes === null ? null : m.participantsLate({ count: lateMinutes }),
    leftEarlyMinutes === null ? null : m.participantsEarly({ count: leftEarlyMinutes }),
  ];
  return facts.filter((fact) => fact !== null).join(", ");
}
