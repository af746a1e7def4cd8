import { Link } from "@remix-run/react";
import { kindAsHeading } from "#app/identity/organizations/kind-words.ts";
import type { OrganizationKind } from "#app/identity/organizations/organization.ts";
import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";
import { cellInWords, type ShownCell } from "../../snapshots/cell-words.ts";
import { SliceTable } from "../../snapshots/ui/slice-table.tsx";

type Organization = { id: string; name: string; kind: OrganizationKind };

/** Partner organizations of which nobody took part, by name. */
export function MissingOrganizations({ rows, total }: { rows: Organization[]; total: number }) {
  return (
    <section aria-labelledby="missing" className="stack">
      <h2 id="missing">{m.missingOrganizations({ total })}</h2>
      {rows.length === 0 ? null : (
        <Table
          caption={m.missingOrganizations({ total })}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: m.participationOrganization(),
              cell: ({ id, name }) => <Link to={`/participation/organizations/${id}`}>{name}</Link>,
              isRowHeading: true,
            },
            { heading: m.participationKind(), cell: ({ kind }) => kindAsHeading(kind) },
          ]}
        />
      )}
    </section>
  );
}

type RosterShare = {
  kind: OrganizationKind;
  organizations: number;
  counted: number;
  people: number;
  cell: ShownCell | null;
  share: { from: number; to: number } | null;
};

/** The people who took part beside the people whom organizations told of, by kind. */
export function ReachAgainstRosters({ rows, isFrozen }: { rows: RosterShare[]; isFrozen: boolean }) {
  const shareOf = ({ share }: RosterShare) =>
    share
      ? cellInWords({
          ...{ measure: "finished", state: share.from === share.to ? "shown" : "range" },
          ...{ value: share.from, low: share.from, high: share.to },
        })
      : m.missingNoShare();
  return (
    <section aria-labelledby="rosters" className="stack">
      <h2 id="rosters">{m.missingReach()}</h2>
      <p className="measure">{isFrozen ? m.missingReachLead() : m.missingReachLater()}</p>
      <Table
        caption={m.missingReach()}
        rows={rows}
        keyOf={({ kind }) => kind}
        columns={[
          { heading: m.participationKind(), cell: ({ kind }) => kindAsHeading(kind), isRowHeading: true },
          {
            heading: m.missingCounted(),
            cell: ({ counted, organizations }) => m.participationThereOf({ there: counted, partners: organizations }),
            isNumber: true,
          },
          {
            heading: m.missingStaff(),
            cell: ({ counted, people }) => (counted === 0 ? m.missingUnknown() : people.toLocaleString("en-US")),
            isNumber: true,
          },
          {
            heading: m.participationPeople(),
            cell: ({ cell }) => (isFrozen ? cellInWords(cell ?? undefined) : m.missingNotYet()),
            isNumber: true,
          },
          { heading: m.missingShare(), cell: shareOf, isNumber: true },
        ]}
      />
      {rows.some(({ cell }) => cell?.state === "withheld") ? (
        <p className="small soft measure">{m.participationWithheldNote()}</p>
      ) : null}
    </section>
  );
}

/** Possible barriers: trainings that had a waitlist, and the languages that trainings are held in. */
export function Obstacles({
  runs,
  fullRuns,
  byLanguage,
}: {
  runs: number;
  fullRuns: number;
  byLanguage: { language: string; runs: number }[];
}) {
  const names = new Intl.DisplayNames(["en-US"], { type: "language" });
  return (
    <section aria-labelledby="obstacles" className="stack">
      <h2 id="obstacles">{m.missingObstacles()}</h2>
      <p className="measure">{m.missingWaitlist({ runs, full: fullRuns })}</p>
      {byLanguage.length > 0 ? (
        <div>
          <p>{m.missingLanguageLead()}</p>
          <ul>
            {byLanguage.map(({ language, runs }) => (
              <li key={language}>{m.missingLanguage({ language: names.of(language) ?? language, runs })}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <p className="small soft measure">{m.missingLanguageNote()}</p>
    </section>
  );
}

/** How many people waited for a seat or declined one, and the languages that people prefer: from frozen figures. */
export function FrozenObstacles({ cells, isFrozen }: { cells: ShownCell[]; isFrozen: boolean }) {
  if (!isFrozen) return <p className="measure">{m.missingWaitedLater()}</p>;
  return (
    <div className="stack stack-8">
      <p className="measure">{m.missingWaitedLead()}</p>
      <SliceTable slice="access" cells={cells} />
      <SliceTable slice="languages" cells={cells} />
      {cells.some(({ state }) => state === "withheld") ? (
        <p className="small soft measure">{m.participationWithheldNote()}</p>
      ) : null}
    </div>
  );
}
