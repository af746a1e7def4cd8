import * as m from "#app/messages/catalog.ts";
import type { Round } from "../protocol.ts";
import { WrittenText } from "./written-text.tsx";

/** The rounds of a protocol: what to say, and what to say when it gets hard, side by side where there is room. */
export function ProtocolRounds({ rounds }: { rounds: Round[] }) {
  return (
    <ol className="plain rounds">
      {rounds.map(({ key, title, minutes, stem, who, say, hard }, index) => (
        <li key={key} className="round">
          <header className="round__top">
            <h3>{m.protocolRound({ number: index + 1, title })}</h3>
            <p className="round__facts numbers">
              {m.protocolMinutes({ minutes })} · {m.protocolWho({ who })}
            </p>
          </header>
          <p className="round__stem">{stem}</p>
          <div className="round__words">
            <div className="round__say">
              <h4>{m.protocolSay()}</h4>
              <WrittenText text={say} />
            </div>
            <div className="round__hard">
              <h4>{m.protocolHard()}</h4>
              <WrittenText text={hard} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
