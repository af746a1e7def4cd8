import type { Agenda } from "#app/catalog/program.ts";
import * as m from "#app/messages/catalog.ts";

/** A session's agenda; notes for anyone who facilitates are for hosts. */
export function AgendaList({ agenda, isHost }: { agenda: Agenda; isHost: boolean }) {
  return (
    <div className="stack">
      <p className="measure">{agenda.purpose}</p>
      <Tasks title={m.meetingsAgendaBefore()} tasks={agenda.before} />
      <ol className="plain rows">
        {agenda.parts.map((part) => (
          <li key={part.title} className="meeting-part">
            <span className="numbers">{m.meetingsMinutes({ count: part.minutes })}</span>
            <div className="stack-2">
              <h3>{part.title}</h3>
              {isHost && part.notes ? <p className="soft measure">{part.notes}</p> : null}
            </div>
          </li>
        ))}
      </ol>
      <Tasks title={m.meetingsAgendaAfter()} tasks={agenda.after} />
    </div>
  );
}

function Tasks({ title, tasks }: { title: string; tasks: string[] }) {
  if (tasks.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="bullets measure">
        {tasks.map((task) => (
          <li key={task}>{task}</li>
        ))}
      </ul>
    </>
  );
}
