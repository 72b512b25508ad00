/**
 * Draws resources/*.svg in Chromium and packs them as each system wants its icons:
 * PNG for Linux, ICO for Windows, ICNS for macOS. The results are committed; run this after a
 * change of the drawing. Chromium is the one the tests use (OBELUS_CHROMIUM, or Playwright's own).
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const resources = (name) => fileURLToPath(new URL(`../resources/${name}`, import.meta.url));

/** ICNS chunk types that hold PNG, by width in pixels; from 10.7 on. */
const ICNS = [
  ['icp4', 16],
  ['icp5', 32],
  ['icp6', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
];
const ICO = [16, 24, 32, 48, 64, 128, 256];

/** ICO: a 6-byte header, a 16-byte entry an image, then the images; 256 is written as 0. */
function packIco(pngs) {
  const header = Buffer.alloc(6 + 16 * ICO.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(ICO.length, 4);
  let offset = header.length;
  for (const [index, size] of ICO.entries()) {
    const at = 6 + 16 * index;
    const { length } = pngs.get(size);
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += length;
  }
  return Buffer.concat([header, ...ICO.map((size) => pngs.get(size))]);
}

/** ICNS: "icns" and the length of all, then chunks of a type, a length with its own head, data. */
function packIcns(pngs) {
  const chunk = (type, data) => {
    const head = Buffer.alloc(8, type, 'latin1');
    head.writeUInt32BE(data.length + 8, 4);
    return Buffer.concat([head, data]);
  };
  return chunk('icns', Buffer.concat(ICNS.map(([type, size]) => chunk(type, pngs.get(size)))));
}

async function draw(page, svg, size) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
}

const executablePath = process.env['OBELUS_CHROMIUM'];
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  for (const name of ['icon', 'project']) {
    const svg = await readFile(resources(`${name}.svg`), 'utf8');
    const sizes = new Set([...ICO, ...ICNS.map(([, size]) => size)]);
    const pngs = new Map();
    for (const size of sizes) pngs.set(size, await draw(page, svg, size));
    await writeFile(resources(`${name}.ico`), packIco(pngs));
    await writeFile(resources(`${name}.icns`), packIcns(pngs));
    await writeFile(resources(`${name}.png`), pngs.get(512));
    if (name === 'icon') await writeFile(resources(`${name}@2x.png`), pngs.get(1024));
  }
} finally {
  await browser.close();
}
