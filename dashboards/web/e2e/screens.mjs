// Pictures of the desk in its four dresses: 1440 and 390 px, light and dark.
//
//   BASE_URL=http://localhost:8080 DESK_EMAIL=admin@omnidesk.local DESK_PASSWORD=... npm run screens
//
// Writes to dashboards/target/screens. CHROMIUM names the browser (default /usr/bin/chromium).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const base = process.env.BASE_URL ?? 'http://localhost:8080';
const email = process.env.DESK_EMAIL ?? 'admin@omnidesk.local';
const password = process.env.DESK_PASSWORD ?? process.env.OMNIDESK_ADMIN_PASSWORD;
const out = process.env.SCREENS_DIR ?? join(import.meta.dirname, '../../target/screens');
if (!password) {
  console.error('DESK_PASSWORD is not set: give the password of', email);
  process.exit(2);
}

const SIZES = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } };
const SCHEMES = ['light', 'dark'];

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const problems = [];
try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({ viewport, colorScheme, locale: 'en-GB', reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(`${size} ${colorScheme}: ${error.message}`));
      page.on('console', (line) => line.type() === 'error' && problems.push(`${size} ${colorScheme}: ${line.text()}`));
      const shot = (name) => page.screenshot({ path: join(out, `${name}-${size}-${colorScheme}.png`) });

      await page.goto(`${base}/queue`);
      await page.fill('input[name=email]', email);
      await page.fill('input[name=password]', password);
      await shot('login');
      await page.click('button[type=submit]');
      await page.waitForSelector('[data-ticket]');
      await page.waitForTimeout(400);
      await shot('queue');
      const chosen = process.env.TICKET;
      await page.click(chosen ? `[data-ticket="${chosen}"]` : '[data-ticket] >> nth=0');
      await page.waitForSelector('article');
      await page.waitForTimeout(900);
      await shot('ticket');
      await page.goto(`${base}/systems`);
      await page.waitForSelector('article');
      await shot('systems');
      await context.close();
    }
  }
} finally {
  await browser.close();
}
console.log(`screens: ${out}`);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
