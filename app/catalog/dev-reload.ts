declare global {
  interface Window {
    /** Remix keeps its router here. */
    __remixRouter?: { revalidate: () => void };
  }
}

/** In development only: when a writer saves, the open page asks for its data again, and with it for the new text. */
import.meta.hot?.on("content:changed", () => window.__remixRouter?.revalidate());

export {};
