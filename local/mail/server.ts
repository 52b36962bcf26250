import { once } from "node:events";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import ses from "aws-ses-v2-local/dist/index.js";
import store, { type Email } from "aws-ses-v2-local/dist/store.js";
import { forThisMachine } from "../../packages/loopback/index.ts";
import { openJournal, type Journal } from "./journal.ts";

export interface MailServer {
  readonly port: number;
  /** How many mails of earlier runs are shown again. */
  readonly restored: number;
  close(): Promise<void>;
}

/** What `GetAccount` tells, in the package's own way of being told: an account out of the sandbox that may send. */
process.env["AWS_SES_ACCOUNT"] ??= JSON.stringify({
  DedicatedIpAutoWarmupEnabled: false,
  Details: {
    AdditionalContactEmailAddresses: [],
    ContactLanguage: "EN",
    MailType: "TRANSACTIONAL",
    ReviewDetails: { CaseId: "local", Status: "GRANTED" },
    UseCaseDescription: "Orders on this machine",
    WebsiteURL: "http://localhost",
  },
  EnforcementStatus: "HEALTHY",
  ProductionAccessEnabled: true,
  SendingEnabled: true,
  SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 0 },
  SuppressionAttributes: { SuppressedReasons: [] },
});

/**
 * aws-ses-v2-local with a memory: every mail is on disk before SES answers, and is back under the same `messageId`
 * and `at` after a restart. One instance a process, since the package keeps one store.
 */
export async function startMail(options: { port: number; journalFile: string }): Promise<MailServer> {
  const journal = openJournal<Email>(options.journalFile);
  store.getStoreReadonly().emails.push(...journal.entries);
  journalFirst(journal);
  const server = await ses.default({ host: "127.0.0.1", port: options.port });
  guardDoor(server);
  if (!server.listening) await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    restored: journal.entries.length,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
      journal.close();
    },
  };
}

/** The package makes its own server; what it answers with is put behind a guard before a request can be there. */
function guardDoor(server: Server): void {
  const listeners = server.listeners("request") as RequestListener[];
  server.removeAllListeners("request");
  for (const listener of listeners) server.on("request", forThisMachine(listener));
}

/** The package calls `saveEmail` through its module object and before it answers; so what is assigned there decides. */
function journalFirst(journal: Journal<Email>): void {
  const { saveEmail, clearStore } = store;
  store.saveEmail = (email) => {
    journal.append(email);
    saveEmail(email);
  };
  store.clearStore = () => {
    journal.clear();
    clearStore();
  };
}
