/** A post's words, sanitized by `markdown.server.ts`. Each block follows the direction of its own words. */
export function PostBody({ html, language }: { html: string; language: string | null }) {
  return (
    <div
      className="post__body prose"
      dir="auto"
      lang={language ?? undefined}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized on the server by rehype-sanitize
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
