declare global {
  interface Window {
    /** Where Remix keeps its router. */
    __remixRouter?: { revalidate: () => void };
  }
}

/** Development only: when a writer saves, the open page reloads its data and with it the new text. */
import.meta.hot?.on("content:changed", () => window.__remixRouter?.revalidate());

export {};
