import { RemixBrowser } from "@remix-run/react";
import { setNonce } from "get-nonce";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { loadLessonModule } from "./catalog/lesson-module.ts";
import { startSending } from "./drafts/sender.ts";
import { formShown } from "./ui/form-shown.ts";
import { noteReferences } from "./ui/reference.ts";

/** Floating things add one style element; it carries the nonce of the page's own scripts. */
const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
if (nonce) setNonce(nonce);

noteReferences();
startSending();
document.addEventListener(formShown, ({ target }) => {
  void import("./drafts/form-keeper.ts").then(({ keepFormOf }) => keepFormOf(target));
});

/** A lesson's components and code must be here before React compares the page with what it draws. */
const lessons = document.querySelectorAll<HTMLLinkElement>("link[data-lesson-module]");
await Promise.all([...lessons].map(loadLesson));

if (import.meta.env.DEV) void import("./catalog/dev-reload.ts");

if (import.meta.env.PROD) {
  if (document.readyState === "complete") registerWorker();
  else addEventListener("load", registerWorker, { once: true });
}

await pageData();
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});

/**
 * Remix decodes the page's data in its first drawing and suspends the whole page for it. A key pressed in that moment
 * makes React draw at once, which it cannot, and throw. Asked before, Remix throws the promise of its data to us.
 */
async function pageData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    await waiting;
  }
}

async function loadLesson({ href, dataset }: HTMLLinkElement): Promise<void> {
  const parts = import("./routes/courses/lesson-parts.ts");
  const names = (dataset.lessonComponents ?? "").split(",");
  await Promise.all([
    loadLessonModule(new URL(href).pathname, document),
    parts.then(({ loadLessonParts }) => loadLessonParts(names)),
  ]);
}

/** Shows a page of ours where there is no network; pages do as well without it. */
function registerWorker(): void {
  navigator.serviceWorker?.register("/service-worker.js").catch(() => undefined);
}
