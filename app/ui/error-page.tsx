import { isRouteErrorResponse, useLocation } from "@remix-run/react";
import { isRefusedWords, type RefusedWords as Refused } from "#app/http/refused-words.ts";
import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "./button.tsx";
import { Page } from "./page.tsx";
import { RefusedWords } from "./refused-words.tsx";

type Words = { title: string; happened: string; kept: string; next: string; canRetry: boolean };

/** What happened, what was kept, what to do. `reference` finds the request in the logs. */
export function ErrorPage({ error, reference }: { error: unknown; reference: string | null }) {
  const { pathname, search } = useLocation();
  const words = wordsFor(error);
  const until = untilOf(error);
  const refused = refusedIn(error);
  return (
    <Page width="narrow" title={words.title} lead={words.happened}>
      <div className="stack">
        {until ? <p>{until}</p> : null}
        <p>{words.kept}</p>
        <p>{words.next}</p>
        {refused ? <RefusedWords refused={refused} /> : null}
        <div className="cluster">
          {words.canRetry ? (
            <LinkButton to={pathname + search} tone="primary" reloadDocument>
              {m.errorsTryAgain()}
            </LinkButton>
          ) : null}
          <LinkButton to="/" tone={words.canRetry ? "secondary" : "primary"} reloadDocument>
            {m.errorsToday()}
          </LinkButton>
          <LinkButton to="/courses" reloadDocument>
            {m.errorsCourses()}
          </LinkButton>
        </div>
        {reference ? <p className="small soft">{m.errorsReference({ reference })}</p> : null}
      </div>
    </Page>
  );
}

/** The input of the refused form; null if there was none. */
function refusedIn(error: unknown): Refused | null {
  return isRouteErrorResponse(error) && isRefusedWords(error.data) ? error.data : null;
}

/** The expected end of maintenance, in words; null if unknown. */
function untilOf(error: unknown): string | null {
  const data: unknown = isRouteErrorResponse(error) ? error.data : null;
  const until = typeof data === "object" && data !== null && "until" in data ? data.until : null;
  return typeof until === "string" ? m.errorsClosedUntil({ when: until }) : null;
}

/** The error's text for the document title. */
export function errorTitle(error: unknown): string {
  return wordsFor(error).title;
}

function wordsFor(error: unknown): Words {
  if (!isRouteErrorResponse(error)) return isOffline(error) ? offline() : broken();
  if (isRefusedWords(error.data)) return notTaken(error.data);
  switch (error.status) {
    case 401:
    case 403:
      return {
        title: m.errorsForbiddenTitle(),
        happened: sentenceOf(error.data) ?? m.errorsForbiddenHappened(),
        kept: m.errorsNothingChanged(),
        next: m.errorsForbiddenNext(),
        canRetry: false,
      };
    case 410:
      return {
        title: m.errorsGoneTitle(),
        happened: sentenceOf(error.data) ?? m.errorsGoneHappened(),
        kept: m.errorsMissingKept(),
        next: m.errorsGoneNext(),
        canRetry: false,
      };
    case 503:
      return closed(error.data);
    case 404:
      return {
        title: m.errorsMissingTitle(),
        happened: m.errorsMissingHappened(),
        kept: m.errorsMissingKept(),
        next: m.errorsMissingNext(),
        canRetry: false,
      };
    case 400:
    case 405:
      return {
        title: m.errorsMethodTitle(),
        happened: m.errorsMethodHappened(),
        kept: m.errorsNothingChanged(),
        next: m.errorsMethodNext(),
        canRetry: false,
      };
    case 429:
      return {
        title: m.errorsManyTitle(),
        happened: sentenceOf(error.data) ?? m.errorsManyHappened(),
        kept: m.errorsNothingChanged(),
        next: m.errorsManyNext(),
        canRetry: true,
      };
    default:
      return broken();
  }
}

/** A refused form; the page shows what was typed into it. */
function notTaken({ error, signIn, again }: Refused): Words {
  const afterwards = again ? m.errorsNotTakenAgain() : m.errorsNotTakenSignIn();
  return {
    title: signIn ? m.errorsNotTakenSignedOut() : m.errorsNotTakenTitle(),
    happened: error,
    kept: m.errorsNotTakenKept(),
    next: signIn ? afterwards : m.errorsNotTakenNext(),
    canRetry: false,
  };
}

/** Closed by an administrator, possibly with a message; or a part of the site that does not answer. */
function closed(data: unknown): Words {
  const isMaintenance = typeof data === "object" && data !== null && "error" in data;
  if (!isMaintenance) {
    return {
      title: m.errorsBusyTitle(),
      happened: m.errorsBusyHappened(),
      kept: m.errorsBusyKept(),
      next: m.errorsBrokenNext(),
      canRetry: true,
    };
  }
  return {
    title: m.errorsClosedTitle(),
    happened: String(data.error),
    kept: m.errorsClosedKept(),
    next: m.errorsClosedNext(),
    canRetry: true,
  };
}

function broken(): Words {
  return {
    title: m.errorsBrokenTitle(),
    happened: m.errorsBrokenHappened(),
    kept: m.errorsBrokenKept(),
    next: m.errorsBrokenNext(),
    canRetry: true,
  };
}

function offline(): Words {
  return {
    title: m.errorsOfflineTitle(),
    happened: m.errorsOfflineHappened(),
    kept: m.errorsBrokenKept(),
    next: m.errorsOfflineNext(),
    canRetry: true,
  };
}

/** Whether a request never arrived; every browser words that error differently. */
function isOffline(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}

/** Only refusals have a message for people; nothing else is shown. */
function sentenceOf(data: unknown): string | null {
  return typeof data === "string" && /^\p{Lu}.{8,}[.?]$/u.test(data) ? data : null;
}
