/** The package has no types of its own. */
declare module "email-reply-parser" {
  export default class EmailReplyParser {
    read(text: string): { getVisibleText(options?: { aggressive?: boolean }): string };
  }
}
