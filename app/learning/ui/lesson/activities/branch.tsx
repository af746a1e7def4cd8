import { type ChangeEvent, useState } from "react";
import { flushSync } from "react-dom";
import { fieldName } from "#app/catalog/activity.ts";
import type { BranchProps } from "#app/catalog/activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { announce } from "#app/ui/announce.tsx";
import { Activity, useActivity } from "./activity.tsx";
import { conversation, type Step } from "./conversation.ts";

/** A conversation that goes on with each reply. Another reply at any turn replays it from there. */
export function Branch({ id, question, turns }: BranchProps) {
  const activity = useActivity(id);
  const [given, setGiven] = useState<Record<string, string>>(activity.fields);

  /** Replies drawn after an earlier one has changed must be gone from the form before it is sent. */
  function go(next: Record<string, string>, form: HTMLFormElement | null) {
    flushSync(() => setGiven(next));
    activity.saveInTurn(form);
  }

  function reply({ target }: ChangeEvent<HTMLInputElement>, turnId: string) {
    const said = conversation(turns, { ...given, [turnId]: target.value });
    go(Object.fromEntries(said.flatMap(({ turn, reply }) => (reply ? [[turn.id, reply.id]] : []))), target.form);
    const last = said.at(-1)?.turn;
    if (last) announce(m.practiceBranchSays({ speaker: last.speaker, text: last.text }));
  }

  /** The button leaves the page with the replies, so the focus goes to the first reply. */
  function startAgain(form: HTMLFormElement | null) {
    go({}, form);
    form?.querySelector<HTMLInputElement>("input[type=radio]")?.focus();
  }

  const steps = conversation(turns, given);
  return (
    <Activity id={id} look="talk" kind={m.practiceBranchKind()} activity={activity} isAutomatic>
      <div className="talk">
        <p className="exercise__question">{question}</p>
        <ol className="talk__turns plain">
          {steps.map((step) => (
            <TalkTurn key={step.turn.id} id={id} step={step} onReply={reply} />
          ))}
        </ol>
        {steps.length > 1 ? (
          <p className="talk__again needs-scripts">
            <button
              type="button"
              className="button button--quiet"
              onClick={({ currentTarget: { form } }) => startAgain(form)}
            >
              {m.practiceBranchAgain()}
            </button>
          </p>
        ) : null}
      </div>
    </Activity>
  );
}

type TurnProps = { id: string; step: Step; onReply: (event: ChangeEvent<HTMLInputElement>, turnId: string) => void };

/** A line of the conversation and, below it, the replies to choose from or the ending. */
function TalkTurn({ id, step: { turn, reply }, onReply }: TurnProps) {
  return (
    <li className="talk__turn">
      <p className="talk__says">
        <strong>{turn.speaker}</strong> {turn.text}
      </p>
      {turn.replies ? (
        <fieldset className="talk__replies">
          <legend className="talk__you">{reply ? m.practiceBranchYouSaid() : m.practiceBranchYou()}</legend>
          {turn.replies.map((each) => (
            <label key={each.id} className="choice choice--boxed">
              <input
                type="radio"
                id={`${id}-${turn.id}-${each.id}`}
                name={fieldName(turn.id)}
                value={each.id}
                checked={reply?.id === each.id}
                onChange={(event) => onReply(event, turn.id)}
              />
              <span>{each.text}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <div className="talk__end">
          <p className="rewrite__title">{m.practiceBranchEnd()}</p>
          <p>{turn.because}</p>
        </div>
      )}
    </li>
  );
}
