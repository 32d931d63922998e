/** A boarding pass for Apple Wallet, signed with the airline's certificate. */
import { createCanvas } from "@napi-rs/canvas";
import { PKPass } from "passkit-generator";
import { box, colours, write } from "../draw/ink.ts";
import type { Look } from "../draw/pass-card.ts";
import type { Facts } from "../facts.ts";
import { dayThere, fullName, timeThere } from "../words/said.ts";
import type { AppleWallet, UpdateAddress, WalletPass } from "./wallets.ts";

export const applePassType = "application/vnd.apple.pkpass";

export function toApplePass(
  wallet: AppleWallet,
  facts: Facts,
  { words, airline, serial, isVoid, updates }: Look & WalletPass & { updates: UpdateAddress | null },
): Buffer {
  const { pass, recordLocator } = facts;
  const [leg] = facts.legs;
  const [traveller] = facts.travellers;
  if (!pass || !leg || !traveller) throw new Error("a wallet holds boarding passes");
  const made = new PKPass(
    icons(airline),
    { wwdr: wallet.above, signerCert: wallet.certificate, signerKey: wallet.key },
    {
      formatVersion: 1,
      passTypeIdentifier: wallet.passType,
      teamIdentifier: wallet.team,
      serialNumber: serial,
      organizationName: airline,
      logoText: airline,
      description: `${words.kinds["boarding-pass"]} ${leg.flight}`,
      backgroundColor: "rgb(22, 48, 92)",
      foregroundColor: "rgb(255, 255, 255)",
      labelColor: "rgb(200, 214, 240)",
      ...(isVoid && { voided: true }),
      ...(updates && { webServiceURL: updates.url, authenticationToken: updates.token }),
    },
  );
  made.type = "boardingPass";
  made.transitType = "PKTransitTypeAir";
  made.headerFields.push({
    key: "gate",
    label: words.gate,
    value: pass.gate ?? "–",
    changeMessage: `${words.gate}: %@`,
  });
  made.primaryFields.push(
    { key: "from", label: timeThere(leg.departs), value: leg.from },
    { key: "to", label: timeThere(leg.arrives), value: leg.to },
  );
  made.secondaryFields.push(
    { key: "passenger", label: words.passenger, value: fullName(traveller) },
    { key: "seat", label: words.seat, value: pass.seat ?? "–" },
  );
  made.auxiliaryFields.push(
    { key: "flight", label: words.flight, value: leg.flight },
    { key: "date", label: words.date, value: dayThere(leg.departs, words.language) },
    { key: "boards", label: words.boards, value: timeThere(pass.boardsAt), changeMessage: `${words.boards}: %@` },
    { key: "group", label: words.group, value: pass.group ?? "–" },
  );
  made.backFields.push(
    { key: "code", label: words.bookingCode, value: recordLocator },
    { key: "sequence", label: words.sequence, value: String(pass.sequence) },
    ...traveller.tickets.slice(0, 1).map((value) => ({ key: "ticket", label: words.ticket, value })),
    { key: "keep", label: words.localTimes, value: words.keep },
  );
  made.setBarcodes({ format: "PKBarcodeFormatAztec", message: pass.barcode, messageEncoding: "iso-8859-1" });
  const departs = new Date(leg.departs.at);
  made.setRelevantDate(departs);
  made.setExpirationDate(new Date(departs.getTime() + 86_400_000));
  return made.getAsBuffer();
}

/** Wallets ask for an icon: the airline's first letter. */
function icons(airline: string): Record<string, Buffer> {
  const icon = (size: number): Buffer => {
    const canvas = createCanvas(size, size);
    const ink = canvas.getContext("2d");
    box(ink, { x: 0, y: 0, width: size, height: size, radius: size / 5, fill: colours.band });
    write(
      ink,
      { text: [...airline][0] ?? "", language: "en" },
      { x: size / 2, y: size * 0.72, size: size * 0.62, weight: 700, colour: colours.onBand, align: "center" },
    );
    return canvas.toBuffer("image/png");
  };
  return { "icon.png": icon(29), "icon@2x.png": icon(58), "icon@3x.png": icon(87) };
}
