import { crc32, deflateSync } from "node:zlib";

/** A picture of nobody: soft stripes and a suitcase of rectangles, another for each seed. Generated, so that it belongs to no one. */
export function makePng(seed: number, { width, height }: { width: number; height: number }): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  const hue = (seed * 47) % 360;
  for (let y = 0; y < height; y++) {
    const start = y * (width * 3 + 1);
    for (let x = 0; x < width; x++) {
      const [r, g, b] = colourAt(x / width, y / height, hue);
      rows.set([r, g, b], start + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function colourAt(x: number, y: number, hue: number): [number, number, number] {
  const inCase = x > 0.28 && x < 0.72 && y > 0.38 && y < 0.86;
  const inHandle = x > 0.42 && x < 0.58 && y > 0.26 && y < 0.38 && !(x > 0.45 && x < 0.55 && y > 0.3);
  if (inCase || inHandle)
    return fromHue((hue + 150) % 360, Math.abs(x - 0.5) < 0.015 || Math.abs(y - 0.62) < 0.012 ? 0.35 : 0.5);
  return fromHue(hue, 0.78 + 0.1 * Math.sin((x + y) * 14));
}

function fromHue(hue: number, light: number): [number, number, number] {
  const spread = 0.35 * Math.min(light, 1 - light);
  const part = (n: number) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (light - spread * 2 * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [part(0), part(8), part(4)];
}

/** A GIF of two frames that takes turns between two colours; its pixels are written without packing. */
export function makeGif(seed: number): Buffer {
  const side = 64;
  const palette = Buffer.from([
    ...fromHue((seed * 47) % 360, 0.6),
    ...fromHue((seed * 47 + 180) % 360, 0.6),
    0,
    0,
    0,
    255,
    255,
    255,
  ]);
  const screen = Buffer.alloc(7);
  screen.writeUInt16LE(side, 0);
  screen.writeUInt16LE(side, 2);
  screen[4] = 0x81;
  const frame = (colour: number) =>
    Buffer.concat([
      Buffer.from([0x21, 0xf9, 4, 0, 50, 0, 0, 0, 0x2c, 0, 0, 0, 0, side, 0, side, 0, 0, 2]),
      unpacked(new Uint8Array(side * side).fill(colour)),
      Buffer.from([0]),
    ]);
  const forEver = Buffer.from([0x21, 0xff, 11, ...Buffer.from("NETSCAPE2.0"), 3, 1, 0, 0, 0]);
  return Buffer.concat([Buffer.from("GIF89a"), screen, palette, forEver, frame(0), frame(1), Buffer.from([0x3b])]);
}

/** LZW of two-bit colours that never builds a table: a clear code before every second pixel keeps codes at three bits. */
function unpacked(pixels: Uint8Array): Buffer {
  const codes: number[] = [];
  for (const [n, pixel] of pixels.entries()) {
    if (n % 2 === 0) codes.push(4);
    codes.push(pixel);
  }
  codes.push(5);
  const bytes = new Uint8Array(Math.ceil((codes.length * 3) / 8));
  for (const [n, code] of codes.entries())
    for (let bit = 0; bit < 3; bit++)
      if ((code >> bit) & 1) bytes[(n * 3 + bit) >> 3] = (bytes[(n * 3 + bit) >> 3] ?? 0) | (1 << ((n * 3 + bit) & 7));
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.subarray(at, at + 255);
    blocks.push(Buffer.from([block.length]), Buffer.from(block));
  }
  return Buffer.concat(blocks);
}

/** The beginning of a video, and nothing to play: enough for everything that carries videos about. */
export function makeVideo(seed: number): Buffer {
  const brand = Buffer.from("isom\0\0\x02\0isomiso2avc1mp41", "latin1");
  const box = (name: string, content: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(content.length + 8);
    return Buffer.concat([size, Buffer.from(name, "latin1"), content]);
  };
  return Buffer.concat([box("ftyp", brand), box("mdat", Buffer.alloc(40_000, seed % 256))]);
}
