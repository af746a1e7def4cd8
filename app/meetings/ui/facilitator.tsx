import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { clockText, type FacilitationAction, secondsLeft } from "../facilitation.ts";
import type { FacilitatorView } from "../facilitator.server.ts";
import { type Facilitated, useAwakeScreen, useFacilitation, useNow } from "./use-facilitation.ts";

type Props = Facilitated & { isProjector: boolean };

/**
 * The current round with its stem and timer, large for a projector; on the phone beside it also the controls, who has
 * spoken, and the settings.
 */
export function Facilitator({ isProjector, ...page }: Props) {
  useAwakeScreen();
  const facilitation = useFacilitation(page);
  const { view } = facilitation;
  const form = { view, path: page.path, personId: page.personId };
  return (
    <div className="stack stack-6">
      <Round {...form} facilitation={facilitation} isProjector={isProjector} />
      {isProjector ? null : <Turns {...form} facilitation={facilitation} />}
      {isProjector || !view.canFacilitate ? null : <FacilitatorSettings {...form} />}
    </div>
  );
}

type FormProps = { view: FacilitatorView; path: string; personId: string };
type WithFacilitation = FormProps & { facilitation: ReturnType<typeof useFacilitation> };

function Round({ view, path, personId, facilitation, isProjector }: WithFacilitation & { isProjector: boolean }) {
  const { state, step, lead, isWaiting } = facilitation;
  const now = useNow(lead, view.now);
  const round = view.protocol?.rounds[state.round];
  if (!view.protocol || !round) return <p>{m.facilitateNothing()}</p>;
  const left = secondsLeft(state, round.minutes, now);
  return (
    <div className={isProjector ? "facilitate facilitate--projector" : "facilitate"}>
      <p className="facilitate__place">
        {m.facilitateRound({ number: state.round + 1, count: view.protocol.rounds.length })} · {view.protocol.title}
      </p>
      <h2 className="facilitate__round">{round.title}</h2>
      <p className="facilitate__stem">{round.stem}</p>
      <p className="facilitate__clock numbers" role="timer" data-state={left < 0 ? "over" : state.timer}>
        {clockText(left)}
      </p>
      <p className="facilitate__who">
        {m.facilitateWho({ who: round.who })}
        {left < 0 ? ` ${m.facilitateOver()}` : null}
      </p>
      {isWaiting ? (
        <p className="facilitate__waiting" role="status">
          {m.facilitateWaiting()}
        </p>
      ) : null}
      {isProjector || !view.canFacilitate ? null : (
        <Controls state={state} step={step} rounds={view.protocol.rounds.length} path={path} personId={personId} />
      )}
      {isProjector ? (
        <p className="facilitate__leave">
          <Link to={path}>{m.facilitateLeave()}</Link>
        </p>
      ) : null}
      {isProjector || !view.canFacilitate ? null : (
        <details>
          <summary>{m.facilitateWords()}</summary>
          <p className="measure">{round.say}</p>
          <h3>{m.facilitateHard()}</h3>
          <p className="measure">{round.hard}</p>
        </details>
      )}
    </div>
  );
}

type ControlsProps = Pick<Facilitated, "path" | "personId"> &
  Pick<ReturnType<typeof useFacilitation>, "state" | "step"> & { rounds: number };

function Controls({ state, step, rounds, path, personId }: ControlsProps) {
  const actions: [FacilitationAction, string, boolean][] = [
    state.timer === "running" ? ["pause", m.facilitatePause(), true] : ["start", m.facilitateStart(), true],
    ["next", m.facilitateNext(), state.round + 1 < rounds],
    ["back", m.facilitateBack(), state.round > 0],
    ["more", m.facilitateMore(), true],
    ["restart", m.facilitateRestart(), true],
  ];
  // Without scripts each press is a form; its key is the moment's state, so that a double press is one step.
  const keyOf = (action: string) =>
    `${action} ${state.round} ${state.timer} ${state.elapsedSeconds} ${state.extraSeconds}`;
  return (
    <div className="cluster facilitate__controls">
      {actions.map(([action, label, isPossible]) => (
        <Form
          key={action}
          method="post"
          action={path}
          onSubmit={(event) => {
            event.preventDefault();
            step(action);
          }}
        >
          <input type="hidden" name="person" value={personId} />
          <input type="hidden" name="step" value={action} />
          <input type="hidden" name="from" value={state.round} />
          <input type="hidden" name="key" value={keyOf(action)} />
          <Button tone={action === "start" || action === "pause" ? "primary" : "secondary"} disabled={!isPossible}>
            {label}
          </Button>
        </Form>
      ))}
    </div>
  );
}

/** What a facilitator sets beside the rounds: the protocol, who has spoken, who facilitates next. */
function FacilitatorSettings({ view, path, personId }: FormProps) {
  const [isOpen, setOpen] = useState(view.protocol === null);
  const hidden = <input type="hidden" name="person" value={personId} />;
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.facilitateSettings()}</summary>
      <div className="stack">
        <Form method="post" action={path} className="stack-2">
          {hidden}
          <SelectField label={m.facilitateProtocol()} name="protocol" defaultValue={view.protocol?.slug}>
            {view.protocols.map(({ slug, title, minutes }) => (
              <option key={slug} value={slug}>
                {m.facilitateProtocolOption({ title, minutes })}
              </option>
            ))}
          </SelectField>
          <Button tone={view.protocol ? "secondary" : "primary"}>{m.facilitateChoose()}</Button>
        </Form>
        <Form method="post" action={path} className="stack-2">
          {hidden}
          <SelectField label={m.facilitateHandOver()} name="facilitator">
            {view.people.map(({ personId, name }) => (
              <option key={personId} value={personId}>
                {name}
              </option>
            ))}
          </SelectField>
          <Button>{m.facilitateHandOverDo()}</Button>
        </Form>
        <p>
          <Link to="?show=projector">{m.facilitateProjector()}</Link>
        </p>
      </div>
    </details>
  );
}

/** The people who have spoken in this round; for the coach alone. */
function Turns({ view, path, personId, facilitation }: WithFacilitation) {
  if (!view.isHost || !view.protocol) return null;
  return (
    <section aria-labelledby="turns" className="stack-2">
      <h2 id="turns">{m.facilitateTurns()}</h2>
      <p className="soft">{m.facilitateTurnsLead()}</p>
      <ul className="plain cluster">
        {view.people.map((person) => {
          const { personId: id, name } = person;
          const hasSpoken = facilitation.hasSpoken(person);
          return (
            <li key={id}>
              <Form
                method="post"
                action={path}
                onSubmit={(event) => {
                  event.preventDefault();
                  facilitation.turn(id, !hasSpoken);
                }}
              >
                <input type="hidden" name="person" value={personId} />
                <input type="hidden" name="speaker" value={id} />
                <input type="hidden" name="round" value={facilitation.state.round} />
                <input type="hidden" name="spoke" value={hasSpoken ? "no" : "yes"} />
                <Button aria-pressed={hasSpoken}>{hasSpoken ? `✓ ${name}` : name}</Button>
              </Form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
