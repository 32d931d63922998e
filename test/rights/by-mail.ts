/** What they leave by mail: a letter with a quote and a file, and our answer. */
import { randomUUID } from "node:crypto";
import { until } from "../until.ts";
import type { Marks } from "./marks.ts";
import { reply } from "./reply.ts";
import type { RightsScene } from "./scene.ts";

export async function leaveByMail(scene: RightsScene, { mark }: Marks) {
  const { agent, mail, messageOf, sendNow } = scene;
  const mailAddress = `${mark("mail")}@example.org`;
  const fileWord = mark("file", false);
  const boundary = "b0undary";
  const mailId = `<${randomUUID()}@example.org>`;
  await mail([
    `From: ${mark("sender")} Example <${mailAddress}>`,
    "To: care@airline.example",
    `Subject: ${mark("subject")}`,
    `Message-ID: ${mailId}`,
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary=${boundary}`,
    "",
    `--${boundary}`,
    "Content-Type: multipart/alternative; boundary=inner",
    "",
    "--inner",
    "Content-Type: text/plain; charset=utf-8",
    "",
    `Where is my refund? ${mark("text")}`,
    "",
    "On Monday somebody wrote:",
    `> ${mark("quote")}`,
    "",
    "--inner",
    "Content-Type: text/html; charset=utf-8",
    "",
    `<p>Where is my refund? <b>${mark("html", false)}</b></p>`,
    "--inner--",
    `--${boundary}`,
    "Content-Type: text/plain",
    `Content-Disposition: attachment; filename="${mark("name")}.txt"`,
    "",
    fileWord,
    `--${boundary}--`,
    "",
  ]);
  const mailed = await messageOf(mailId, (one) => one.attachments[0]?.state === "here");
  const byMail = await reply(scene, mailed.caseId, `Dear ${mark("dear")}, it is on its way.`, "private");
  await sendNow();
  await until(
    () =>
      agent("GET", `/api/v1/cases/${mailed.caseId}`).then(({ body }) =>
        body.messages.find((one: any) => one.id === byMail),
      ),
    (one) => one?.delivery.why !== null || one.delivery.awaySince !== null || one.delivery.state !== "pending",
    "the mail server not to answer",
  );
  return { mailAddress, caseId: mailed.caseId as string, customerId: mailed.customerId as string };
}
