/** Documents as bytes: a page for printers, a picture for phones. The same facts and language always look the same. */
import { createCanvas, PDFDocument } from "@napi-rs/canvas";
import type { Facts } from "../facts.ts";
import { drawConfirmation } from "./confirmation.ts";
import { type Ink } from "./ink.ts";
import { cardSize, drawCard, type Look } from "./pass-card.ts";
import { drawPassPage, pageSize } from "./pass-page.ts";

export function toPdf(facts: Facts, look: Look): Buffer {
  const { words, airline } = look;
  const document = new PDFDocument({
    title: `${words.kinds[facts.kind]} ${facts.recordLocator}`,
    author: airline,
    creator: "Jetbridge",
    producer: "Jetbridge",
    compressionLevel: 9,
  });
  let isOpen = false;
  const page = (): Ink => {
    if (isOpen) document.endPage();
    isOpen = true;
    return document.beginPage(pageSize.width, pageSize.height) as Ink;
  };
  if (facts.pass) drawPassPage(page(), facts, look);
  else drawConfirmation(page, facts, look);
  document.endPage();
  return document.close();
}

/** Sharp on a phone that shows it as wide as it is. */
const scale = 2.5;

/** Of what is one flight a card, else the first page. */
const isCard = ({ kind, legs }: Facts): boolean => kind !== "confirmation" && legs.length === 1;

/** How large its picture is. */
export function cardPixels(facts: Facts): { width: number; height: number } {
  const { width, height } = isCard(facts) ? cardSize : pageSize;
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

export function toPng(facts: Facts, look: Look): Buffer {
  const { width, height } = cardPixels(facts);
  const canvas = createCanvas(width, height);
  const ink = canvas.getContext("2d");
  ink.scale(scale, scale);
  ink.fillStyle = "#ffffff";
  ink.fillRect(0, 0, width, height);
  if (isCard(facts)) drawCard(ink, facts, look);
  else {
    // What does not fit on the first page is in the other forms.
    const rest = createCanvas(1, 1).getContext("2d");
    let isFirst = true;
    drawConfirmation(
      () => {
        const here = isFirst ? ink : rest;
        isFirst = false;
        return here;
      },
      facts,
      look,
    );
  }
  return canvas.toBuffer("image/png");
}
