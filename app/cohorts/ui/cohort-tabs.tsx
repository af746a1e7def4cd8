import { NavLink, useLocation } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { CohortFrame } from "../cohort.ts";
import { cohortTabs, type Tab } from "../cohort-tabs.ts";

/** As many links fit in one line of a phone. */
const mostInLine = 4;

const pathOf = ({ path, at }: Tab, cohortId: string) => at?.(cohortId) ?? `/cohorts/${cohortId}${path}`;

/** Links to the pages of a cohort: all in a line on a desktop; on a phone the first ones, and the rest on request. */
export function CohortTabs({ cohort }: { cohort: CohortFrame }) {
  const { pathname } = useLocation();
  const tabs = cohortTabs(cohort.standing);
  const rest = tabs.length > mostInLine ? tabs.filter(({ isFirst }) => !isFirst) : [];
  const isInRest = rest.some((tab) => `${pathname}/`.startsWith(`${pathOf(tab, cohort.id)}/`));
  return (
    <nav
      className={rest.length > 0 ? "tabs tabs--folds" : "tabs"}
      aria-label={m.cohortsPagesOf({ cohort: cohort.name })}
    >
      <ul className="plain">
        {tabs.map((tab) => (
          <li key={tab.path} className={rest.includes(tab) ? "tabs__rest" : undefined}>
            <TabLink tab={tab} cohortId={cohort.id} />
          </li>
        ))}
      </ul>
      {rest.length > 0 ? (
        <details key={pathname} className="tabs__more">
          <summary data-current={isInRest ? true : undefined}>
            {m.cohortsTabsMore()}
            <Icon name="chevron-down" />
          </summary>
          <ul className="plain">
            {rest.map((tab) => (
              <li key={tab.path}>
                <TabLink tab={tab} cohortId={cohort.id} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </nav>
  );
}

function TabLink({ tab, cohortId }: { tab: Tab; cohortId: string }) {
  return (
    <NavLink to={pathOf(tab, cohortId)} end={tab.path === ""}>
      {tab.label()}
    </NavLink>
  );
}
