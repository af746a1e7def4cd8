import { type PageRows, toAdministrators, toEverybody, toSignedIn } from "./finds.ts";

export const mailPages: PageRows = {
  "settings/notifications": { addresses: ["/settings/notifications"], finds: toSignedIn },
  notifications: { addresses: ["/notifications", "/notifications?show=unread"], finds: toSignedIn },
  unsubscribe: { addresses: [], finds: toSignedIn },
  "admin/mail": { addresses: ["/admin/mail", "/admin/mail?state=failed"], finds: toAdministrators },
  "admin/mail/previews/:template": {
    addresses: ["/admin/mail/previews/sign_in", "/admin/mail/previews/invitation"],
    finds: toAdministrators,
  },
  "admin/jobs": { addresses: ["/admin/jobs"], finds: toAdministrators },
  mailbox: { addresses: ["/mailbox", "/mailbox?to=nobody%40like.example"], finds: toEverybody },
  "mailbox/:mail": { addresses: ["/mailbox/:mail"], finds: toEverybody },
};
