import { site } from "#app/settings/site.server.ts";

/** Whether cookies may only travel over https, which their names also say. */
export function isSecure(request: Request): boolean {
  return (site().publicUrl ?? request.url).startsWith("https:");
}
