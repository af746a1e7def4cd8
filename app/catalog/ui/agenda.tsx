import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import type { Agenda as AgendaOf, AgendaPart } from "../program.ts";
import { protocolPath } from "../program-path.ts";
import { WrittenText } from "./written-text.tsx";

/** The agenda of a session, with what its facilitator does and says. */
export function Agenda({ agenda, protocolTitles }: { agenda: AgendaOf; protocolTitles: Record<string, string> }) {
  return (
    <div className="agenda stack">
      <p className="measure">{agenda.purpose}</p>
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
      <h4>{title}</h4>
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
      {say ? <WrittenText text={say} className="agenda__say" /> : null}
    </div>
  );
}

function AgendaList({ title, texts }: { title: string; texts: string[] }) {
  if (texts.length === 0) return null;
  return (
    <div className="stack stack-2 measure">
      <h4>{title}</h4>
      <ul className="bullets">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
