// A photograph as a phone takes it: 12 megapixels, lying on its side with the note that it must be turned (orientation 6),
// with the place where it was taken. Drawn so that its corners tell whether it was turned rightly.
import type { Page } from "@playwright/test";

/** Upright, the picture is 3000 wide and 4000 high: red at the top left, green at the top right, blue at the bottom left. */
export async function photograph(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    canvas.width = 4000;
    canvas.height = 3000;
    const brush = canvas.getContext("2d");
    if (!brush) throw new Error("no canvas");
    brush.fillStyle = "#f4f1ea";
    brush.fillRect(0, 0, 4000, 3000);
    // Turned clockwise by a quarter, the left bottom becomes the left top.
    brush.fillStyle = "#e02020";
    brush.fillRect(0, 2000, 1000, 1000);
    brush.fillStyle = "#20a040";
    brush.fillRect(0, 0, 1000, 1000);
    brush.fillStyle = "#2040e0";
    brush.fillRect(3000, 2000, 1000, 1000);
    brush.fillStyle = "#222";
    for (let line = 0; line < 40; line += 1) brush.fillRect(1200 + line * 40, 1100, 12, 700 + ((line * 37) % 300));
    // No two are the same: the portal asks about a picture that it has already.
    for (let line = 0; line < 40; line += 1) brush.fillRect(1200 + line * 40, 2200, 12, 50 + Math.floor(Math.random() * 250));
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    if (!blob) throw new Error("no picture");
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  });
  return withExif(Buffer.from(base64, "base64"));
}

/** Puts an EXIF block with orientation 6 and a place after the start of the picture. */
function withExif(jpeg: Buffer): Buffer {
  const tiff = Buffer.alloc(200);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  let at = 8;
  const entry = (tag: number, kind: number, count: number, value: number, short = false) => {
    tiff.writeUInt16BE(tag, at);
    tiff.writeUInt16BE(kind, at + 2);
    tiff.writeUInt32BE(count, at + 4);
    if (short) tiff.writeUInt16BE(value, at + 8);
    else tiff.writeUInt32BE(value, at + 8);
    at += 12;
  };
  tiff.writeUInt16BE(2, at);
  at += 2;
  entry(0x0112, 3, 1, 6, true);
  entry(0x8825, 4, 1, 40);
  tiff.writeUInt32BE(0, at);
  at = 40;
  tiff.writeUInt16BE(2, at);
  at += 2;
  entry(0x0001, 2, 2, 0x4e000000);
  entry(0x0002, 5, 3, 80);
  tiff.writeUInt32BE(0, at);
  [51, 1, 30, 1, 2600, 100].forEach((number, place) => tiff.writeUInt32BE(number, 80 + 4 * place));
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** How a receipt was photographed. */
export interface Look {
  /** What is printed on it; two of the same words are the same picture. */
  words: string;
  /** The share of light that there was. */
  light?: number;
  /** How far the hand moved, in pixels. */
  blur?: number;
  /** The paper runs over the lower edge and the upper one. */
  cut?: boolean;
}

/** A till receipt on a table, 900 by 1200. */
export async function receipt(page: Page, look: Look): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const base64 = await page.evaluate(async ({ words, light = 1, blur = 0, cut = false }) => {
    const canvas = document.createElement("canvas");
    canvas.width = 900;
    canvas.height = 1200;
    const brush = canvas.getContext("2d");
    if (!brush) throw new Error("no canvas");
    brush.filter = `brightness(${light}) blur(${blur}px)`;
    brush.fillStyle = "#5b4636";
    brush.fillRect(-50, -50, 1000, 1300);
    brush.fillStyle = "#f4f1ea";
    const [top, tall] = cut ? [-50, 1300] : [60, 1080];
    brush.fillRect(150, top, 600, tall);
    brush.fillStyle = "#222";
    brush.font = "bold 30px monospace";
    for (let line = 0; line < 22; line += 1) brush.fillText(`${words} ${line}  £${line}.40`, 190, 130 + line * 44);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    if (!blob) throw new Error("no picture");
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  }, look);
  return { name: `${look.words}.jpg`, mimeType: "image/jpeg", buffer: Buffer.from(base64, "base64") };
}
