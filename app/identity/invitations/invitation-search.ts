import { readSort, type Sort } from "#app/ui/sort.ts";

export const invitationLists = ["open", "unanswered", "used", "ended"] as const;
/** unanswered: mailed to one person who has not accepted it, whether it is still open or has expired. */
export type InvitationList = (typeof invitationLists)[number];

export const mailedStates = ["waiting", "sent", "failed", "none"] as const;
/** The state of an invitation's latest mail. none: never mailed, as after an import without mail. */
export type MailedState = (typeof mailedStates)[number];

const invitationOrders = ["newest", "to", "end", "mail"] as const;
export type InvitationOrder = (typeof invitationOrders)[number];

export type InvitationSearch = {
  list: InvitationList;
  mail: MailedState | null;
  q: string;
  sort: Sort<InvitationOrder>;
  page: number;
};

/** Reads the address of the list; unknown values fall back to the open ones, newest first. */
export function readInvitationSearch(query: URLSearchParams): InvitationSearch {
  return {
    list: invitationLists.find((each) => each === query.get("show")) ?? "open",
    mail: mailedStates.find((each) => each === query.get("mail")) ?? null,
    q: (query.get("q") ?? "").trim().slice(0, 100),
    sort: readSort(query.get("sort"), invitationOrders),
    page: Number(query.get("page")),
  };
}

/** An invitation chosen in the list, and its end as shown there: an invitation that was sent again since has another. */
export type ChosenInvitation = { id: string; seenEnd: number };

const maxChosen = 100;

/** The value of a chosen invitation's checkbox. */
export function chosenValue({ id, expiresAt }: { id: string; expiresAt: Date }): string {
  return `${id}~${expiresAt.getTime()}`;
}

/** Reads the chosen invitations; leaves out malformed and repeated ones, and those beyond the limit. */
export function readChosen(values: FormDataEntryValue[]): ChosenInvitation[] {
  const chosen = new Map<string, ChosenInvitation>();
  for (const value of values) {
    const [, id, end] = /^([0-9a-f-]{36})~(\d{1,15})$/.exec(String(value)) ?? [];
    if (id && end) chosen.set(id, { id, seenEnd: Number(end) });
  }
  return [...chosen.values()].slice(0, maxChosen);
}
