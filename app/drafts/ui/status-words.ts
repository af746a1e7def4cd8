import * as m from "#app/messages/catalog.ts";
import type { DraftStatus } from "../draft-keeper.ts";

/** Where a text is that saves itself, as a sentence. `idle` and `saved` say what saving means there. */
export function statusWords(status: DraftStatus, { idle, saved }: { idle: string; saved: string }): string {
  switch (status.kind) {
    case "idle":
      return idle;
    case "typing":
      return status.isKept ? m.draftsStatusTyping() : m.draftsStatusSaving();
    case "saving":
      return m.draftsStatusSaving();
    case "saved":
      return saved;
    case "waiting":
      return status.isKept ? m.draftsStatusWaiting() : m.draftsStatusNotKept();
    case "refused":
      return m.draftsStatusRefused({ why: status.words });
    case "signed-out":
      return status.isKept ? m.draftsStatusSignedOut() : m.draftsStatusSignedOutNotKept();
  }
}
