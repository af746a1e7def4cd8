import { actionsIn } from "#app/audit-actions/audit-actions.ts";
import { type AuditGroup, auditGroups } from "#app/audit-actions/audit-group.ts";
import { dayAfter, dayBeginsAt } from "#app/time/dates.ts";
import type { TrailSearch } from "./queries/audit-trail.server.ts";

/** The filters in the page's address, as the form shows them. */
export type TrailForm = {
  q: string;
  person: string;
  group: AuditGroup | "";
  organization: string;
  from: string;
  to: string;
};

const day = /^\d{4}-\d{2}-\d{2}$/;
const dayIn = (text: string | null) => (text && day.test(text) && !Number.isNaN(Date.parse(text)) ? text : "");

/** Reads the filters from an address and ignores invalid values. Days are days in the reader's time zone. */
export function readTrailSearch(params: URLSearchParams, timeZone: string): { form: TrailForm; search: TrailSearch } {
  const asked = params.get("group");
  const group = auditGroups.find((each) => each === asked) ?? "";
  const form: TrailForm = {
    q: (params.get("q") ?? "").slice(0, 100),
    person: params.get("person") ?? "",
    group,
    organization: (params.get("organization") ?? "").slice(0, 100),
    from: dayIn(params.get("from")),
    to: dayIn(params.get("to")),
  };
  const search: TrailSearch = {
    q: form.q,
    personId: form.person || null,
    actions: group ? actionsIn(group) : null,
    organization: form.organization,
    from: form.from ? dayBeginsAt(form.from, timeZone) : null,
    until: form.to ? dayBeginsAt(dayAfter(form.to), timeZone) : null,
    before: beforeIn(params),
  };
  return { form, search };
}

/** The id of the event that a page starts before; null for the newest page. */
export function beforeIn(params: URLSearchParams): number | null {
  const before = Number(params.get("before"));
  return Number.isSafeInteger(before) && before > 0 ? before : null;
}
