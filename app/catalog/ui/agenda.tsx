import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import type { Agenda as AgendaOf, AgendaPart } from "../program.ts";
import { protocolPath } from "../program-path.ts";
import { MinutesStrip } from "./minutes-strip.tsx";
import { WrittenText } from "./written-text.tsx";

/** A session's preparation, its parts with what the facilitator does and says, and what follows. */
export function Agenda({ agenda, protocolTitles }: { agenda: AgendaOf; protocolTitles: Record<string, string> }) {
  return (
    <div className="agenda stack stack-6">
      <MinutesStrip parts={agenda.parts.map(({ minutes, kind }) => ({ minutes, isQuiet: kind === "break" }))} />
      <AgendaList title={m.programSessionBefore()} texts={agenda.before} />
      <AgendaList title={m.programSessionMaterials()} texts={agenda.materials} />
      <ol className="plain agenda__parts">
        {agenda.parts.map((part) => (
          <li key={part.title} className="agenda__part">
            <p className="agenda__minutes numbers">{m.protocolMinutes({ minutes: part.minutes })}</p>
            <Part part={part} protocolTitles={protocolTitles} />
          </li>
        ))}
      </ol>
      <AgendaList title={m.programSessionAfter()} texts={agenda.after} />
    </div>
  );
}

function Part({ part, protocolTitles }: { part: AgendaPart; protocolTitles: Record<string, string> }) {
  const { title, kind, protocol, notes, say } = part;
  const protocolTitle = protocol && protocolTitles[protocol];
  return (
    <div className="stack stack-2">
      <h2>{title}</h2>
      <p className="small soft">
        {m.programPartKind({ kind })}
        {protocol && protocolTitle ? (
          <>
            {": "}
            <Link to={protocolPath(protocol)}>{protocolTitle}</Link>
          </>
        ) : null}
      </p>
      <WrittenText text={notes} />
      {say ? (
        <div className="agenda__say">
          <p className="agenda__say-label">{m.protocolSay()}</p>
          <WrittenText text={say} />
        </div>
      ) : null}
    </div>
  );
}

function AgendaList({ title, texts }: { title: string; texts: string[] }) {
  if (texts.length === 0) return null;
  return (
    <div className="stack stack-2 measure">
      <h2>{title}</h2>
      <ul className="bullets">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
