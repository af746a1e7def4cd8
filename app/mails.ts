import { cohortMails } from "./cohorts/mails.ts";
import { creditMails } from "./credit/mails.ts";
import { postMails } from "./discussions/posts/mails.ts";
import { importMails } from "./identity/imports/mails.ts";
import { invitationMails } from "./identity/invitations/mails.ts";
import { roleMails } from "./identity/people/mails.ts";
import { signInMails } from "./identity/sign-in/mails.ts";
import type { MailTemplate } from "./mail/mail.ts";
import { ownMails } from "./mail/mails.ts";
import type { Templates } from "./mail/template.ts";
import { meetingMails } from "./meetings/mails.ts";
import * as m from "./messages/catalog.ts";
import { notificationMails } from "./notifications/mails.ts";
import { participationMails } from "./participation/mailings/mails.ts";
import { personalDataMails } from "./personal-data/mails.ts";
import { trainingMails } from "./trainings/mails.ts";

/** Every mail of every domain. One that is missing here is a type error. */
export const mailTemplates: Templates = {
  ...signInMails,
  ...roleMails,
  ...invitationMails,
  ...importMails,
  ...notificationMails,
  ...meetingMails,
  ...cohortMails,
  ...postMails,
  ...trainingMails,
  ...creditMails,
  ...participationMails,
  ...personalDataMails,
  ...ownMails,
};

export const mailTemplateNames = Object.keys(mailTemplates) as MailTemplate[];

/** What administrators call a kind of mail; its name in the database where no domain has it anymore. */
export function mailName(template: string): string {
  return m.adminMailTemplate({ template });
}
