/** A voice note of nobody: some seconds of silence as Ogg Opus, the form in which WhatsApp sends them. */
export function makeVoiceNote(seed: number, seconds: number): Buffer {
  const head = Buffer.from("OpusHead\u0001\u0001", "latin1");
  const rest = Buffer.alloc(9);
  rest.writeUInt32LE(48_000, 2);
  const tags = Buffer.concat([Buffer.from("OpusTags", "latin1"), lengthed("nobody"), Buffer.alloc(4)]);
  const silence = Buffer.from([0xf8, 0xff, 0xfe]);
  const packets = seconds * 50;
  const pages = [
    page(seed, { number: 0, at: 0, flags: 2, packets: [Buffer.concat([head, rest])] }),
    page(seed, { number: 1, at: 0, flags: 0, packets: [tags] }),
  ];
  for (let done = 0; done < packets;) {
    const count = Math.min(50, packets - done);
    done += count;
    const flags = done === packets ? 4 : 0;
    pages.push(
      page(seed, {
        number: pages.length,
        at: done * 960,
        flags,
        packets: Array.from({ length: count }, () => silence),
      }),
    );
  }
  return Buffer.concat(pages);
}

function lengthed(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, Buffer.from(text, "latin1")]);
}

function page(
  serial: number,
  { number, at, flags, packets }: { number: number; at: number; flags: number; packets: readonly Buffer[] },
): Buffer {
  const header = Buffer.alloc(27);
  header.write("OggS", 0, "latin1");
  header[5] = flags;
  header.writeBigUInt64LE(BigInt(at), 6);
  header.writeUInt32LE(serial, 14);
  header.writeUInt32LE(number, 18);
  header[26] = packets.length;
  const whole = Buffer.concat([header, Buffer.from(packets.map(({ length }) => length)), ...packets]);
  whole.writeUInt32LE(checksum(whole), 22);
  return whole;
}

/** The sum of Ogg: CRC-32 without the turning round of bits. */
function checksum(bytes: Buffer): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}

/** A murmur that rises and falls, as a WAV. */
export function makeMurmur(seed: number, seconds: number): Buffer {
  const rate = 8_000;
  const samples = Buffer.alloc(rate * seconds);
  for (let n = 0; n < samples.length; n++) {
    const at = n / rate;
    const pitch = 130 + (seed % 60) + 25 * Math.sin(at * 3.1);
    const syllable = Math.max(0, Math.sin(at * 9 + seed)) ** 0.6;
    samples[n] = 128 + Math.round(40 * syllable * Math.sin(2 * Math.PI * pitch * at));
  }
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + samples.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}
