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

/** Of what is one flight a card, else the first page as far as there is something on it. */
export function toPng(facts: Facts, look: Look): Buffer {
  if (facts.kind !== "confirmation" && facts.legs.length === 1)
    return picture(cardSize, (ink) => {
      drawCard(ink, facts, look);
      return cardSize.height;
    });
  // What does not fit on the first page is in the other forms.
  const rest = createCanvas(1, 1).getContext("2d");
  return picture(pageSize, (ink) => {
    const pages = [ink];
    const below = drawConfirmation(() => pages.pop() ?? rest, facts, look);
    return below === null ? pageSize.height : below;
  });
}

/** As high as what is drawn says that it is. */
function picture({ width, height }: { width: number; height: number }, draw: (ink: Ink) => number): Buffer {
  const canvas = createCanvas(Math.round(width * scale), Math.round(height * scale));
  const ink = canvas.getContext("2d");
  ink.scale(scale, scale);
  ink.fillStyle = "#ffffff";
  ink.fillRect(0, 0, width, height);
  const drawn = Math.round(draw(ink) * scale);
  if (drawn >= canvas.height) return canvas.toBuffer("image/png");
  const cut = createCanvas(canvas.width, drawn);
  cut.getContext("2d").drawImage(canvas, 0, 0);
  return cut.toBuffer("image/png");
}
