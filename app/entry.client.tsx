import { RemixBrowser } from "@remix-run/react";
import { setNonce } from "get-nonce";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { loadLessonModule } from "./catalog/lesson-module.ts";

/** Floating things add one style element; it carries the nonce of the page's own scripts. */
const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
if (nonce) setNonce(nonce);

/** A lesson's words are code of their own: they must be here before React compares the page with what it draws. */
const lessonModules = [...document.querySelectorAll<HTMLLinkElement>("link[data-lesson-module]")];
await Promise.all(lessonModules.map((link) => loadLessonModule(new URL(link.href).pathname)));

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
