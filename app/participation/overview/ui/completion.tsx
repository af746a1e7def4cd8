import { Link } from "@remix-run/react";
import { organizationKinds } from "#app/identity/organizations/organization.ts";
import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";
import { hoursOf } from "../../measures/measure.ts";
import { daysUntilFrozen } from "../../periods/period.ts";
import { cellInWords, type ShownCell } from "../../snapshots/cell-words.ts";
import { totalsOf } from "../../snapshots/headline.ts";
import { sliceRows } from "../../snapshots/slice-rows.ts";
import { Figure } from "../../ui/figure.tsx";

type Completion = { periodId: string; words: string; isEarlier: boolean; cells: ShownCell[] };
type Props = { completion: Completion | null };

/** The share that finished a course, of the newest figures that are frozen, beside the exact figures. */
export function FinishedFigure({ completion }: Props) {
  const finished = completion?.cells.find(({ slice, measure }) => slice === "total" && measure === "finished");
  if (!completion) {
    return (
      <Figure label={m.participationFinishedShare()} value="–" of={m.participationNotFrozen()} tone={6}>
        {m.participationNotFrozenYet({ days: daysUntilFrozen })}
      </Figure>
    );
  }
  const people = totalsOf(completion.cells).people ?? 0;
  return (
    <Figure
      label={m.participationFinishedShare()}
      value={cellInWords(finished)}
      of={m.participationFinishedOf({ count: people })}
      tone={6}
    >
      {completion.isEarlier ? m.participationLatestFrozen({ period: completion.words }) : completion.words}
    </Figure>
  );
}

/** The spread of hours, from frozen figures, and the share that finished in each kind of organization. */
export function CompletionFigures({ completion }: Props) {
  return (
    <section aria-labelledby="completion" className="stack">
      <h2 id="completion">{m.participationCompletionTitle()}</h2>
      {completion ? <Frozen {...completion} /> : <p>{m.participationNotFrozenYet({ days: daysUntilFrozen })}</p>}
    </section>
  );
}

function spreadInWords({ value, low, high }: ShownCell): string {
  if (value === null) return m.participationDaysTooFew();
  return low === null || high === null
    ? m.participationNoDaysSpread()
    : m.participationDaysSpread({ low: dayCount(low), high: dayCount(high) });
}

const dayCount = (days: number) => days.toLocaleString("en-US", { maximumFractionDigits: 1 });

function DaysToFinish({ cells }: { cells: ShownCell[] }) {
  const days = cells.find(({ slice, measure }) => slice === "total" && measure === "median_days");
  if (!days) return null;
  return (
    <Figure
      label={m.participationDaysToFinish()}
      value={cellInWords(days)}
      of={days.value === null ? "" : m.participationDaysUnit({ count: days.value })}
      tone={6}
    >
      {spreadInWords(days)}
    </Figure>
  );
}

function Frozen({ periodId, words, isEarlier, cells }: NonNullable<Props["completion"]>) {
  const totals = totalsOf(cells);
  const isKind = (key: string) => organizationKinds.some((kind) => kind === key);
  const rows = sliceRows("organization", cells).rows.filter(({ key }) => isKind(key));
  const hasWithheld = rows.some(({ people, share }) => people?.state === "withheld" || share?.state === "withheld");
  const { hours_median: median, hours_low: low, hours_high: high } = totals;
  return (
    <>
      {isEarlier ? <p>{m.participationLatestFrozen({ period: words })}</p> : null}
      <div className="figures">
        {median === undefined ? null : (
          <Figure
            label={m.participationMedianHours()}
            value={hoursOf(median)}
            of={m.participationMedianUnit()}
            tone={2}
          >
            {low === undefined || high === undefined
              ? m.participationNoSpread()
              : m.participationSpread({ low: hoursOf(low), high: hoursOf(high) })}
          </Figure>
        )}
        <DaysToFinish cells={cells} />
      </div>
      <Table
        caption={m.participationCompletionByKind()}
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { heading: m.participationKind(), cell: ({ heading }) => heading, isRowHeading: true },
          { heading: m.participationPeople(), cell: (row) => cellInWords(row.people), isNumber: true },
          { heading: m.participationFinishedACourse(), cell: (row) => cellInWords(row.share), isNumber: true },
        ]}
      />
      {hasWithheld ? <p className="small soft measure">{m.participationWithheldNote()}</p> : null}
      <p>
        <Link to={`/participation/periods/${periodId}`}>{m.participationToFigures({ period: words })}</Link>
      </p>
    </>
  );
}
