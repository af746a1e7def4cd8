import { coursesItem, glossaryItem } from "./catalog/navigation.ts";
import { cohortsItem, deskItem } from "./cohorts/navigation.ts";
import { learningRecordItem } from "./credit/navigation.ts";
import { communityItem } from "./discussions/navigation.ts";
import { signInItem } from "./identity/accounts/navigation.ts";
import { activityItem, auditItem } from "./identity/audit/navigation.ts";
import { importsItem } from "./identity/imports/navigation.ts";
import { invitationsItem } from "./identity/invitations/navigation.ts";
import { organizationsItem } from "./identity/organizations/navigation.ts";
import { peopleItem, profileItem } from "./identity/people/navigation.ts";
import { sessionsItem, viewAsItem } from "./identity/sessions/navigation.ts";
import { inquiryItem } from "./inquiry/navigation.ts";
import { jobsItem } from "./jobs/navigation.ts";
import { learningItem, reflectionsItem } from "./learning/navigation.ts";
import { notesItem } from "./learning/notes/navigation.ts";
import { readingReportsItem } from "./learning/readers/navigation.ts";
import { mailItem } from "./mail/navigation.ts";
import { maintenanceItem } from "./maintenance/navigation.ts";
import { calendarItem } from "./meetings/navigation.ts";
import * as m from "./messages/catalog.ts";
import { notificationsItem } from "./notifications/navigation.ts";
import { overviewItem, technicalItem } from "./operations/navigation.ts";
import { aboutYouItem, participationItem } from "./participation/navigation.ts";
import { dataItem, privacyItem } from "./personal-data/navigation.ts";
import { trainingsItem } from "./trainings/navigation.ts";
import type { NavigationItem } from "./ui/navigation-item.ts";

const todayItem: NavigationItem = { to: "/", label: m.navToday, isExact: true };

/** Links of the header, for signed-in people and for visitors. */
export const headerItems = {
  signedIn: [todayItem, coursesItem, trainingsItem, cohortsItem, inquiryItem, communityItem],
  coach: [deskItem, todayItem, cohortsItem, communityItem, inquiryItem, trainingsItem, coursesItem],
  lead: [todayItem, participationItem, trainingsItem, cohortsItem, inquiryItem, communityItem, coursesItem],
  signedOut: [coursesItem, trainingsItem, glossaryItem],
};

/** What is one's own, in the menu that opens at one's name. */
export const ownItems = [learningItem, reflectionsItem, notesItem, learningRecordItem];

/** The pages of administration, beside each of them. */
export const administrationItems = [
  overviewItem,
  peopleItem,
  organizationsItem,
  invitationsItem,
  importsItem,
  auditItem,
  viewAsItem,
  readingReportsItem,
  technicalItem,
  mailItem,
  jobsItem,
  maintenanceItem,
];

/** The pages of one's own settings. */
export const settingsItems = [
  profileItem,
  aboutYouItem,
  signInItem,
  sessionsItem,
  notificationsItem,
  calendarItem,
  privacyItem,
  activityItem,
  dataItem,
];
