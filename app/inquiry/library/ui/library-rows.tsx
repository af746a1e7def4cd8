import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import type { Outcome, Setting } from "../library.ts";

export type LibraryRow = {
  id: string;
  title: string;
  place: string;
  tried: string;
  settings: Setting[];
  topics: string[];
  outcome: Outcome;
  /** Published elsewhere, with its source; false for what a team here offers. */
  isCurated: boolean;
};

/** Entries of the library in a list. */
export function LibraryRows({ rows }: { rows: LibraryRow[] }) {
  return (
    <ul className="plain rows">
      {rows.map(({ id, title, place, tried, isCurated, ...about }) => (
        <li key={id} className="stack-2 library-row">
          <OutcomeMark outcome={about.outcome} />
          <p className="cycle-row__title">
            <Link to={`/library/${id}`}>{title}</Link>
          </p>
          <p className="library-row__tried">{tried}</p>
          <p className="small soft">
            {[place, facets(about), isCurated ? m.libraryCurated() : m.libraryOffered()].filter(Boolean).join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}

export const facets = ({ settings, topics }: Pick<LibraryRow, "settings" | "topics">): string =>
  [
    ...settings.map((setting) => m.librarySettingName({ setting })),
    ...topics.map((topic) => m.libraryTopicName({ topic })),
  ].join(", ");

/** How it ended, in a word. What did not work stands as plainly as what did. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  return <p className={`outcome outcome--${outcome}`}>{m.libraryOutcomeName({ outcome })}</p>;
}
