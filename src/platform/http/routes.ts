import { runCommand } from './commands.ts';
import { listDeletions } from './deletions.ts';
import { getErasures } from './erasures.ts';
import { events } from './events.ts';
import { exportRecords } from './exports.ts';
import { listExtensions } from './extensions.ts';
import { getFields } from './fields.ts';
import { getFile, sendFile } from './files.ts';
import { getDuplicates, getRefusedRows, listImports, startImport } from './imports.ts';
import { getJob } from './jobs.ts';
import { getImporterSchema, getManifestSchema } from './manifestSchema.ts';
import { lookAtLink, useLink } from './links.ts';
import { getMails, getMailServer } from './mail.ts';
import { changePassword } from './me.ts';
import { endSession, listSessions } from './mySessions.ts';
import { listTokens, makeToken, revokeToken } from './myTokens.ts';
import { getExports } from './notedExports.ts';
import { getOpenWork } from './openWork.ts';
import { openApi } from './openapi.ts';
import { listRoles } from './roles.ts';
import { access } from './records/access.ts';
import { aggregate } from './records/aggregate.ts';
import { listTags } from './records/tags.ts';
import { archiveRecord } from './records/archive.ts';
import { changeRecord } from './records/change.ts';
import { countRecords } from './records/count.ts';
import { createRecord } from './records/create.ts';
import { listDuplicates } from './records/duplicates.ts';
import { deletion } from './records/deletion.ts';
import { getRecord } from './records/get.ts';
import { holdings } from './records/holdings.ts';
import { listRecords } from './records/list.ts';
import { archiveRecords, changeRecords } from './records/many.ts';
import { signPresence } from './records/presence.ts';
import { timeline } from './records/timeline.ts';
import { getNextTime, getSendings } from './reportSendings.ts';
import { exportReport, getReportResult, noteReportPrinted, runReport } from './reports.ts';
import type { AnyRoute } from './request/router.ts';
import { search } from './search.ts';
import { signIn, signOut, signOutEverywhere } from './session.ts';
import { isSetUpNeeded, setUp } from './setUp.ts';
import { addWebhook, changeWebhook, getDeliveries, getWebhooks, removeWebhook } from './webhooks.ts';
import { workbench } from './workbench.ts';

/** Everything under `/api/v1`. What is written out stands before what varies. */
export const routes: readonly AnyRoute[] = [
  openApi(() => routes), getManifestSchema, getImporterSchema, workbench,
  isSetUpNeeded, setUp, signIn, signOut, signOutEverywhere, lookAtLink, useLink,
  changePassword, listTokens, makeToken, revokeToken, listSessions, endSession,
  getWebhooks, addWebhook, changeWebhook, removeWebhook, getDeliveries, getMailServer, getMails,
  listExtensions, getFields, getExports, getErasures, listDeletions, getOpenWork, events, sendFile, getFile, listRoles, getJob, getDuplicates, getRefusedRows, runCommand, search,
  runReport, getNextTime, getReportResult, exportReport, noteReportPrinted, getSendings,
  countRecords, listDuplicates, aggregate, listTags, exportRecords, startImport, listImports, listRecords, createRecord, changeRecords, archiveRecords, getRecord, changeRecord, archiveRecord, timeline, access, deletion, holdings, signPresence,
];
