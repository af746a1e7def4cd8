import { Form, Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { messageKey } from "../../message-key.ts";

export type ShownProtocol = {
  slug: string;
  title: string;
  /** From 0; the number of rounds if all are over. */
  round: number;
  rounds: { key: string; title: string; minutes: number; who: string; stem: string; say: string }[];
  /** When the open round was opened and when its minutes are over, in the reader's time zone. */
  opened: string;
  until: string;
  canMoveOn: boolean;
  noTurn: string | null;
};

/** Where a protocol's topic is: the open round with how to begin, whose turn it is, and all rounds. */
export function ProtocolPanel({ protocol, path, person }: { protocol: ShownProtocol; path: string; person: string }) {
  const { round, rounds, noTurn } = protocol;
  const open = rounds[round];
  return (
    <section className="open-round stack" aria-labelledby="round">
      <h2 id="round" className="open-round__title">
        {open ? m.roundsTitle({ number: round + 1, count: rounds.length, title: open.title }) : m.roundsOver()}
      </h2>
      {open ? (
        <>
          <p className="open-round__stem">{open.stem}</p>
          <p>{open.say}</p>
          <p className="small soft">
            {m.protocolWho({ who: open.who })} · {m.roundsTime({ minutes: open.minutes, from: protocol.opened })}{" "}
            {m.roundsUntil({ until: protocol.until })}
          </p>
        </>
      ) : null}
      {noTurn ? <p>{m.roundsNoTurn({ why: messageKey(noTurn) })}</p> : null}
      {protocol.canMoveOn ? <MoveOn protocol={protocol} path={path} person={person} /> : null}
      <details className="trail">
        <summary>{m.roundsAll()}</summary>
        <ol className="open-round__all">
          {rounds.map(({ key, title, minutes, who }, at) => (
            <li key={key} aria-current={at === round ? "step" : undefined}>
              {title} · {m.protocolMinutes({ minutes })} · {m.protocolWho({ who })}
            </li>
          ))}
        </ol>
        <p>
          <Link to={`/protocols/${protocol.slug}`}>{m.roundsWhole({ title: protocol.title })}</Link>
        </p>
      </details>
    </section>
  );
}

function MoveOn({
  protocol: { round, rounds },
  path,
  person,
}: {
  protocol: ShownProtocol;
  path: string;
  person: string;
}) {
  const after = rounds[round + 1];
  const isOver = round >= rounds.length;
  return (
    <Form method="post" action={`${path}/state`} className="cluster">
      <input type="hidden" name="person" value={person} />
      <input type="hidden" name="round" value={round} />
      {isOver ? null : (
        <Button name="set" value="next-round">
          {after ? m.roundsNext({ title: after.title }) : m.roundsEnd()}
        </Button>
      )}
      {round > 0 ? (
        <Button name="set" value="last-round" tone="quiet">
          {m.roundsBack()}
        </Button>
      ) : null}
    </Form>
  );
}
