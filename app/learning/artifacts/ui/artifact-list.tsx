import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { stateWords } from "../artifact-words.ts";
import type { ListedArtifact } from "../queries/artifact-lists.server.ts";

export type ArtifactRow = ReturnType<typeof artifactRow>;

export function artifactRow(artifact: ListedArtifact, timeZone: string) {
  const { id, title, templateTitle, state, ownerNames, isMine, isOpen, cohortName, stateSince, isUnread } = artifact;
  return {
    ...{ id, title, isMine, isOpen },
    template: title === templateTitle ? null : templateTitle,
    by: isMine && ownerNames.length === 1 ? null : m.artifactsRowBy({ names: ownerNames.join(", ") }),
    state: m.artifactsRowSince({ state: stateWords(state), day: shortDayIn(timeZone, stateSince) }),
    unread: isMine && isUnread ? m.artifactsRowUnread() : null,
    where: cohortName === null ? m.artifactsLookAlone() : m.artifactsLookCohort({ cohort: cohortName }),
  };
}

/** Pieces of work, one a row, with what state each is in. */
export function ArtifactList({ rows, showsCohort = false }: { rows: ArtifactRow[]; showsCohort?: boolean }) {
  return (
    <ul className="plain rows">
      {rows.map(({ id, title, template, by, state, unread, where, isOpen }) => (
        <li key={id}>
          <article className="stack-2">
            <h2 className="reflection-card__prompt">
              {isOpen ? <Link to={`/artifacts/${id}`}>{title}</Link> : <span>{title}</span>}
            </h2>
            <p className="small soft reflection-card__facts">
              <span className="artifact-list__state">{state}</span>
              {unread ? <span className="artifact-list__state">{unread}</span> : null}
              {template ? <span>{template}</span> : null}
              {by ? <span>{by}</span> : null}
              {showsCohort ? <span>{where}</span> : null}
            </p>
          </article>
        </li>
      ))}
    </ul>
  );
}
