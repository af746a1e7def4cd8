import * as m from "#app/messages/catalog.ts";
import type { NotificationKind } from "./kind.ts";

type Told = { kind: NotificationKind; who: string; place: string; count: number };

/** What a notification says, in the list and in mails: "Ana Reyes answered you in River talk". */
export function inWords({ kind, who, place, count }: Told): string {
  return m.notificationSays({ kind, who: who || m.notificationSomebody(), place, count });
}
