/** Reads a PNG of eight bits a channel, RGBA, not interlaced, as the server writes them. W3C, PNG (2003), 9.2. */
import { inflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel. */
  readonly data: Buffer;
}

function chunksOf(png: Buffer): { header: Buffer; body: Buffer } {
  const parts: Buffer[] = [];
  let header: Buffer = Buffer.alloc(0);
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (type === 'IHDR') header = data;
    if (type === 'IDAT') parts.push(data);
  }
  return { header, body: inflateSync(Buffer.concat(parts)) };
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  return a <= b && a <= c ? left : b <= c ? up : upLeft;
}

/** The size of a PNG, from its header. */
export function pngSize(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** The pixels of a PNG. */
export function readPng(png: Buffer): Pixels {
  const { header, body } = chunksOf(png);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header[8] !== 8 || header[9] !== 6) throw new Error('not RGBA of eight bits');
  const stride = width * 4;
  const data = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = body[row * (stride + 1)];
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const left = column >= 4 ? (data[at - 4] as number) : 0;
      const up = row > 0 ? (data[at - stride] as number) : 0;
      const upLeft = row > 0 && column >= 4 ? (data[at - stride - 4] as number) : 0;
      const guess =
        filter === 0
          ? 0
          : filter === 1
            ? left
            : filter === 2
              ? up
              : filter === 3
                ? (left + up) >> 1
                : paeth(left, up, upLeft);
      data[at] = ((body[row * (stride + 1) + 1 + column] as number) + guess) & 0xff;
    }
  }
  return { width, height, data };
}

/** How many pixels differ between two pictures of one size. */
export function differingPixels(a: Pixels, b: Pixels): number {
  let count = 0;
  for (let at = 0; at < a.data.length; at += 4) if (a.data.readUInt32BE(at) !== b.data.readUInt32BE(at)) count += 1;
  return count;
}
