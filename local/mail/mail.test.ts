import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { GetAccountCommand, SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { expect, test } from "vitest";
import { startProgram, temporaryDirectory } from "../testing/program.ts";
import { openJournal } from "./journal.ts";

interface Inbox {
  readonly emails: {
    messageId: string;
    at: number;
    subject: string;
    destination: { to: string[] };
    body: { text: string };
  }[];
}

const clientFor = (endpoint: string) =>
  new SESv2Client({ endpoint, region: "us-east-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } });

const mailTo = (to: string, subject: string) =>
  new SendEmailCommand({
    FromEmailAddress: "QuantaSneaks <hello@quantasneaks.test>",
    Destination: { ToAddresses: [to] },
    Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: `text of ${subject}` } } } },
  });

const inboxOf = async (url: string) => (await (await fetch(`${url}/store`)).json()) as Inbox;

test("a mail that SES took survives kill -9, with its id and time", async () => {
  const data = temporaryDirectory();
  const first = await startProgram("mail", ["--data", data]);
  const ses = clientFor(first.url);
  const { MessageId } = await ses.send(mailTo("ada@example.test", "One"));
  const before = await inboxOf(first.url);
  await first.kill("SIGKILL");

  const second = await startProgram("mail", ["--data", data]);
  expect(await inboxOf(second.url)).toEqual(before);
  expect(before.emails).toMatchObject([{ messageId: MessageId, subject: "One", body: { text: "text of One" } }]);
  await clientFor(second.url).send(mailTo("ada@example.test", "Two"));
  expect((await inboxOf(second.url)).emails.map((email) => email.subject)).toEqual(["One", "Two"]);
  expect(await (await fetch(second.url)).text()).toContain("<html");
});

test("an emptied mailbox stays empty", async () => {
  const data = temporaryDirectory();
  const first = await startProgram("mail", ["--data", data]);
  await clientFor(first.url).send(mailTo("ada@example.test", "One"));
  await fetch(`${first.url}/clear-store`, { method: "POST" });
  await first.kill("SIGKILL");
  const second = await startProgram("mail", ["--data", data]);
  expect((await inboxOf(second.url)).emails).toEqual([]);
});

test("the account may send, as GetAccount tells", async () => {
  const mail = await startProgram("mail", ["--data", temporaryDirectory()]);
  expect(await clientFor(mail.url).send(new GetAccountCommand({}))).toMatchObject({ SendingEnabled: true });
});

test("a line that a crash cut short is dropped, and the next one is whole", () => {
  const file = path.join(temporaryDirectory(), "journal.jsonl");
  const journal = openJournal<number>(file);
  journal.append(1);
  journal.close();
  appendFileSync(file, '{"cut');
  const again = openJournal<number>(file);
  expect(again.entries).toEqual([1]);
  again.append(2);
  again.close();
  expect(readFileSync(file, "utf8")).toBe("1\n2\n");
});
