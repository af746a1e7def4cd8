/** Submitted forms without an answer so far, by their path. */
const submitted = new Map<string, () => Promise<void>>();
let isWatching = false;

/**
 * Runs once when the server has taken the form that was just sent to this path. A form is sent by Remix's own fetch. When
 * that is answered without an error, the server has the words.
 */
export function onceTaken(path: string, taken: () => Promise<void>): void {
  watchAnswers();
  submitted.set(path, taken);
}

/** Call this before a form can be sent. */
export function watchAnswers(): void {
  if (isWatching) return;
  isWatching = true;
  const plainFetch = window.fetch;
  window.fetch = async (input, init) => {
    const answer = await plainFetch(input, init);
    const isPost = (init?.method ?? (input instanceof Request ? input.method : "GET")).toUpperCase() === "POST";
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    const path = pathname.replace(/(?:\/_root)?\.data$/, "") || "/";
    const arrived = isPost && answer.ok ? submitted.get(path) : undefined;
    if (arrived) {
      submitted.delete(path);
      await arrived();
    }
    return answer;
  };
}
