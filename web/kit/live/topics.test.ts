import { expect, test } from "vitest";
import { isTouched } from "./topics.ts";

test.each([
  ["the queue touches the desk", "queue", ["desk", "nl"], true],
  ["the queue touches the counts of views", "queue", ["views"], true],
  ["a view that a lead changed touches all", "views", ["views"], true],
  ["the queue leaves cases alone", "queue", ["case", "a"], false],
  ["a case touches itself", "case/a", ["case", "a"], true],
  ["a case leaves others alone", "case/a", ["case", "b"], false],
  ["a customer touches their timeline", "customer/c", ["customer", "c", "timeline"], true],
  ["mentions touch the list of messages", "mentions", ["messages", "word"], true],
  ["mentions touch the count on the desk", "mentions", ["desk", null], true],
  ["channels touch deliveries", "channels", ["channels", "deliveries", "unreadable"], true],
  ["a topic of a later version touches nothing", "weather/ams", ["desk", null], false],
])("%s", (_, topic, key, touched) => {
  expect(isTouched(topic, key)).toBe(touched);
});
