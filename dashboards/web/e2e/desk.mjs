// The desk in a real browser: a mail that arrives by SMTP shows up in the open queue, is opened and answered with the
// keyboard alone, and everything is photographed.
//
//   BASE_URL=http://127.0.0.1:8080 SMTP_PORT=13025 DESK_EMAIL=... DESK_PASSWORD=... WORD=abc REPLY=def \
//     SCREENS_DIR=/tmp/screens node e2e/desk.mjs
//
// WORD makes the mail findable, REPLY the answer. Exits 1 and says why when anything is not as it should be: an error
// in the console and a violation of the content policy count, too. CHROMIUM names the browser.
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const need = (name) => {
  const value = process.env[name];
  if (!value) {
    console.error(`${name} is not set`);
    process.exit(2);
  }
  return value;
};
const base = need('BASE_URL');
const email = need('DESK_EMAIL');
const password = need('DESK_PASSWORD');
const word = need('WORD');
const reply = need('REPLY');
const screens = need('SCREENS_DIR');
const smtpPort = Number(need('SMTP_PORT'));

const SIZES = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } };
const ARRIVAL_MS = 40_000;

/** Hands over one mail line by line; every step waits for the server's answer. */
const sendMail = async (from, subject, text) => {
  const socket = connect(smtpPort, '127.0.0.1').setEncoding('utf8');
  const answered = async (line) => {
    if (line !== null) socket.write(`${line}\r\n`);
    const [answer] = await once(socket, 'data');
    if (!/^[23]/.test(answer)) throw new Error(`SMTP: ${line} was answered ${answer}`);
  };
  await answered(null);
  await answered('HELO browser.example');
  await answered(`MAIL FROM:<${from}>`);
  await answered('RCPT TO:<support@omnidesk.local>');
  await answered('DATA');
  const head = [
    `From: Nina Rao <${from}>`,
    'To: support@omnidesk.local',
    `Subject: ${subject}`,
    `Message-ID: <${word}@kaveri.example>`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'Content-Type: text/plain; charset=utf-8',
  ];
  await answered([...head, '', text, '.'].join('\r\n'));
  await answered('QUIT');
  socket.destroy();
};

const problems = [];
const expect = (isTrue, what) => {
  if (!isTrue) problems.push(what);
};

/** A page that tells of every error in it. */
const openPage = async (browser, where, options) => {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(`${where}: ${error.message}`));
  page.on('console', (line) => line.type() === 'error' && problems.push(`${where}: ${line.text()}`));
  return { context, page };
};

const shoot = async (page, name) => {
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(screens, `${name}.png`) });
};

const login = async (page) => {
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForSelector('#queue-find');
};

/** One press, and the focus on the next row `by` that way before the next press; false where the list ends. */
const step = async (page, key, by) => {
  const next = await page.evaluate((by) => {
    const rows = [...document.querySelectorAll('[data-ticket]')];
    return rows[rows.indexOf(document.activeElement) + by]?.getAttribute('data-ticket') ?? null;
  }, by);
  if (next === null) return false;
  await page.keyboard.press(key);
  await page.waitForFunction((id) => document.activeElement?.getAttribute('data-ticket') === id, next);
  return true;
};

const answerByKeyboard = async (browser) => {
  const { context, page } = await openPage(browser, 'keyboard', { viewport: SIZES[1440] });
  await page.goto(`${base}/queue`);
  await login(page);
  await page.waitForSelector('[data-ticket]');
  await page.evaluate(() => {
    window.neverReloaded = true;
  });

  await sendMail(
    `${word}@kaveri.example`,
    `Cannot print on floor 3 ${word}`,
    'The printer near the lift stays offline.\r\nNina',
  );
  const row = page.locator('[data-ticket]', { hasText: word });
  await row.waitFor({ timeout: ARRIVAL_MS });
  expect(await page.evaluate(() => window.neverReloaded === true), 'the queue was reloaded to show the mail');
  const id = await row.getAttribute('data-ticket');

  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-ticket') ?? null);
  await page.locator('body').press('j');
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-ticket'));
  // A wide desk opens a ticket by itself, so the walk begins somewhere: to the top first, where a new mail lies.
  while (await step(page, 'k', -1));
  const first = await focused();
  expect(await step(page, 'j', 1), 'there is one ticket only, nothing to walk to');
  await step(page, 'k', -1);
  expect((await focused()) === first, 'k did not lead back to where j came from');
  while ((await focused()) !== id && (await step(page, 'j', 1)));
  expect((await focused()) === id, `j did not lead to the ticket of the mail`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/tickets/${id}*`);
  // At once, as a hand does that knows the keys: the box may not be there yet.
  await page.keyboard.press('r');
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  await page.keyboard.type(`We restarted the print queue, please try again. ${reply}`);
  await page.keyboard.press('Control+Enter');
  await page.locator('article', { hasText: reply }).waitFor({ timeout: ARRIVAL_MS });
  await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
  expect(await page.evaluate(() => window.neverReloaded === true), 'the page was reloaded on the way');
  await context.close();
  return id;
};

const photograph = async (browser, id) => {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark']) {
      const dress = `${size}-${colorScheme}`;
      const { context, page } = await openPage(browser, dress, { viewport, colorScheme });
      await page.goto(`${base}/queue`);
      await page.waitForSelector('input[name=email]');
      await shoot(page, `login-${dress}`);
      await login(page);
      await page.waitForSelector('[data-ticket]');
      await shoot(page, `queue-${dress}`);
      await page.goto(`${base}/tickets/${id}`);
      await page.locator('article', { hasText: reply }).waitFor();
      await shoot(page, `ticket-${dress}`);
      await page.goto(`${base}/sandbox`);
      await page.waitForSelector('form');
      await shoot(page, `sandbox-${dress}`);
      for (const name of ['queue', 'tickets']) {
        await page.goto(name === 'queue' ? `${base}/queue` : `${base}/tickets/${id}`);
        await page.waitForSelector(name === 'queue' ? '[data-ticket]' : 'article');
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wide <= 0, `${dress}: ${name} is ${wide} px wider than the screen`);
      }
      await context.close();
    }
  }
};

mkdirSync(screens, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
});
try {
  const id = await answerByKeyboard(browser);
  await photograph(browser, id);
  console.log(`ticket ${id}, screens in ${screens}`);
} catch (error) {
  problems.push(error.stack ?? String(error));
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    await page.screenshot({ path: join(screens, 'failed.png') });
    problems.push(`${page.url()} (failed.png):\n${await page.evaluate(() => document.body.innerText)}`);
  }
} finally {
  await browser.close();
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
