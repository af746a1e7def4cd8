import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";
import { hoursOf } from "../../measures/measure.ts";
import { Figure } from "../../ui/figure.tsx";
import type { OrganizationTotals } from "../queries/organizations.server.ts";

/** The totals of each organization's people in a period: exact totals of hours, by name of the organization. */
export function OrganizationTable({ rows, caption }: { rows: OrganizationTotals[]; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: m.participationOrganization(),
          cell: ({ id, name }) => <Link to={`/participation/organizations/${id}`}>{name}</Link>,
          isRowHeading: true,
        },
        { heading: m.participationMembers(), cell: ({ members }) => members, isNumber: true },
        { heading: m.participationAttendanceShort(), cell: ({ attendance }) => attendance, isNumber: true },
        { heading: m.participationLive(), cell: ({ live }) => hoursOf(live), isNumber: true },
        { heading: m.participationSelfPaced(), cell: ({ selfPaced }) => hoursOf(selfPaced), isNumber: true },
        { heading: m.participationCoaching(), cell: ({ coaching }) => hoursOf(coaching), isNumber: true },
      ]}
    />
  );
}

/** One organization's exact hours in a period. */
export function OrganizationFigures({ totals, period }: { totals: OrganizationTotals; period: string }) {
  const { live, selfPaced, coaching, attendance } = totals;
  const minutes = live + selfPaced + coaching;
  return (
    <section aria-labelledby="hours" className="stack">
      <h2 id="hours">{m.participationFiguresOf({ period })}</h2>
      <div className="figures">
        <Figure label={m.participationDosage()} value={hoursOf(minutes)} of={m.participationHoursTogether()} tone={2}>
          {m.participationHoursOf({
            live: hoursOf(live),
            selfPaced: hoursOf(selfPaced),
            coaching: hoursOf(coaching),
          })}
        </Figure>
        <Figure
          label={m.participationAttendanceShort()}
          value={attendance.toLocaleString("en-US")}
          of={m.participationTimes({ count: attendance })}
          tone={4}
        >
          {m.participationAttendance({ count: attendance })}
        </Figure>
      </div>
    </section>
  );
}
