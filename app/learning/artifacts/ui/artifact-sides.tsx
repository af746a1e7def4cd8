import type { ArtifactTemplate } from "#app/catalog/program.ts";
import * as m from "#app/messages/catalog.ts";
import type { ArtifactRating } from "../queries/artifact-page.server.ts";

/** The rubric: its rows with the four levels, and the level and reason that coaches gave. */
export function Rubric({ template, ratings }: { template: ArtifactTemplate; ratings: ArtifactRating[] }) {
  return (
    <section aria-labelledby="rubric" className="stack">
      <h2 id="rubric">{m.artifactsRubric()}</h2>
      <p className="soft small">{m.artifactsRubricHelp()}</p>
      {template.rubric.map(({ key, title, levels }) => {
        const rating = ratings.find(({ rowKey }) => rowKey === key);
        return (
          <div key={key} className="rubric-row stack-2">
            <h3>{title}</h3>
            <ol className="rubric-row__levels">
              {levels.map((words, at) => (
                <li key={words} aria-current={rating?.level === at + 1 ? "true" : undefined}>
                  {words}
                </li>
              ))}
            </ol>
            {rating?.note ? <p className="comment__words">{rating.note}</p> : null}
          </div>
        );
      })}
    </section>
  );
}

/** The history of an artifact, newest first. */
export function History({ events }: { events: { number: number; words: string; note: string; day: string }[] }) {
  return (
    <section aria-labelledby="history" className="stack">
      <h2 id="history">{m.artifactsHistory()}</h2>
      <ol className="plain stack-2">
        {events.map(({ number, words, note, day }) => (
          <li key={number}>
            {words} <span className="small soft">{day}</span>
            {note ? <p className="comment__words">{note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
