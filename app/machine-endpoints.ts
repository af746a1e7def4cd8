/**
 * The addresses that other programs write to: one-click unsubscribe, inbound mail, and the like. Each authorizes a
 * request by the token that it carries, never by a session, so it need not come from our own pages. Every other write
 * has to (`server/admission.ts`). Paths as in `routes.ts`, with a slash before: "/unsubscribe/:token".
 */
export const machineEndpoints: readonly string[] = ["/unsubscribe", "/mail/inbound", "/mail/events"];

/** Whether an address, without its query, is one of these paths. */
export function isMachineEndpoint(pathname: string, paths = machineEndpoints): boolean {
  const parts = pathname.split("/");
  return paths.some((path) => {
    const wanted = path.split("/");
    return (
      wanted.length === parts.length &&
      wanted.every((part, at) => (part.startsWith(":") ? parts[at] !== "" : part === parts[at]))
    );
  });
}
