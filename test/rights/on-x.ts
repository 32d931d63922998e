/** What they leave on X, and what somebody else says of them there. */
import { expect } from "vitest";
import { until } from "../until.ts";
import { type Marks, randomLetters } from "./marks.ts";
import { reply } from "./reply.ts";
import type { RightsScene } from "./scene.ts";

/** A post with a picture, our answer, a private talk, a note, a draft. */
export async function leaveOnX(scene: RightsScene, handle: string, { mark }: Marks) {
  const { ground, world, agent, messageOf, sendNow } = scene;
  const at = `@${world.brand.handle}`;
  const post = world.writePost({
    as: handle,
    text: `${at} where is my bag? ${mark("post")}`,
    show: [{ what: "picture", alt: mark("alt") }],
  });
  const first = await messageOf(post.id, (one) => one.attachments[0]?.state === "here");
  const { caseId, customerId } = first;
  const answered = await reply(scene, caseId, `We are looking, ${mark("ours")}.`, "public");
  await sendNow();
  await until(
    () =>
      agent("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body.messages.find((one: any) => one.id === answered)),
    (one) => one?.delivery.state === "accepted",
    "the answer to go out",
  );
  world.sendMessage({ as: handle, text: `private: ${mark("private")} thanks for the help, where is it?` });
  await until(
    () =>
      ground.app
        .db`select from cases.message where text like '%private:%' and removed_at is null and customer_id = ${customerId}`,
    (rows) => rows.length === 1,
    "the private message",
  );
  await reply(scene, caseId, `A note: ${mark("note")}`, "internal");
  const draft = { text: mark("draft", false), visibility: "public" };
  expect((await agent("PUT", `/api/v1/cases/${caseId}/draft`, draft)).status).toBeLessThan(300);
  return { postId: post.id, caseId: caseId as string, customerId: customerId as string };
}

/** Somebody else quotes them, and names them; gives that message. */
export async function quoteThem({ world, messageOf }: RightsScene, handle: string, postId: string): Promise<any> {
  const otherHandle = `o${randomLetters(8)}`;
  world.addPassenger({ handle: otherHandle, name: "Other Person", language: "en", acceptsMessages: true });
  const quoting = world.writePost({
    as: otherHandle,
    text: `@${world.brand.handle} what @${handle} says happened to me, can you help?`,
    quotedId: postId,
  });
  return messageOf(quoting.id);
}
