// Uses the console in Chromium as a person does, and writes screenshots. Ends with 1 and a message if something is wrong.
// Arguments: the address of the console, and the folder for screenshots. Chromium must be on the PATH.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import axe from 'axe-core';
import puppeteer from 'puppeteer-core';
import { useKeyboard } from './keyboard.js';

const [, , address, folder] = process.argv;
const executablePath = process.env.PATH.split(delimiter).map(place => join(place, 'chromium')).find(existsSync);
const frames = '#/services?interface=com.example.frames.FrameService&group=&version=1.0';
const echo = `${frames}&method=echo&descriptor=${encodeURIComponent('Ljava/lang/String;')}`;
const fail = echo.replace('method=echo', 'method=fail');
const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };

/** What the browser reports against the page in any tab. */
const complaints = [];

async function open(browser, colors, size) {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  page.on('console', message => {
    if (['error', 'warn'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', error => complaints.push(`exception: ${error.message}`));
  page.on('requestfailed', request => complaints.push(`request failed: ${request.url()}`));
  page.on('dialog', dialog => complaints.push(`dialog: ${dialog.message()}`));
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colors }]);
  await page.goto(address);
  await page.waitForSelector('#service-list a');
  return page;
}

async function visit(page, fragment, selector) {
  await page.evaluate(to => { location.hash = to; }, fragment);
  await page.waitForSelector(selector, { visible: true });
}

async function call(page, json) {
  await page.$eval('#arguments', (element, text) => { element.value = text; }, json);
  await page.click('#send');
  await page.waitForSelector('.answer');
  return page.$eval('#call', element => element.innerText);
}

async function check(page, name) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const wrong = violations.flatMap(one => one.nodes.map(node => `${one.impact} ${one.id} at ${node.target}: ${node.failureSummary}`));
  assert.deepEqual(wrong, [], `${name} has findings of axe`);
  const { scroll, client } = await page.evaluate(() => {
    const root = document.documentElement;
    return { scroll: root.scrollWidth, client: root.clientWidth };
  });
  assert.ok(scroll <= client, `${name} is ${scroll} wide, which is more than the window of ${client}`);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  console.log(`checked ${name}`);
}

async function useViews(browser, colors, form, size) {
  const page = await open(browser, colors, size);
  const name = view => `${view}-${colors}-${form}`;
  await check(page, name('start'));
  await visit(page, echo, '#arguments');
  const answer = await call(page, '["Zoë <b>9007199254740993</b>"]');
  assert.match(answer, /Answered [\d.]+ ms/);
  assert.ok(answer.includes('"Zoë <b>9007199254740993</b>"'), answer);
  await page.waitForFunction(() => document.querySelector('#service-providers').innerText.includes('Ready'));
  await check(page, name('answer'));
  await visit(page, fail, '#arguments');
  const failure = await call(page, '["checked"]');
  assert.match(failure, /Failed The method threw an exception/);
  assert.ok(failure.includes('com.example.frames.FrameException'), failure);
  await check(page, name('failure'));
  assert.match(await call(page, '[1]'), /The JSON is not valid.*not sent/s);
  await visit(page, '#/connections', '#connections table');
  await check(page, name('connections'));
  await visit(page, '#/failures', '#failures table');
  await page.waitForFunction(() =>
    document.querySelector('#failures').innerText.includes('com.example.frames.FrameException'));
  await check(page, name('failures'));
  await page.close();
}

// The form begins with an object of the method's class.
async function useTemplate(browser) {
  const page = await open(browser, 'light', wide);
  await page.type('#filter', 'frame');
  await visit(page, frames + `&method=savePerson&descriptor=${encodeURIComponent('Lcom/example/frames/Person;')}`, '#arguments');
  await page.click('#send');
  await page.waitForSelector('.answer pre');
  assert.ok((await page.$eval('.answer pre', element => element.innerText)).includes('"color": "RED"'));
  await check(page, 'template');
  await visit(page, `${frames}&method=map&descriptor=${encodeURIComponent('Ljava/util/Map;')}`, '#arguments');
  await call(page, '[{"sku": "A-1", "names": ["chair"], "count": 3}]');
  await page.screenshot({ path: `${folder}/console.png` });
  await page.close();
}

// While a call runs, its button cancels it.
async function cancel(browser) {
  const page = await open(browser, 'light', wide);
  await visit(page, `${frames}&method=sleep&descriptor=I`, '#arguments');
  await page.$eval('#arguments', element => { element.value = '[60000]'; });
  await page.click('#send');
  await page.waitForFunction(() => document.querySelector('#send').innerText === 'Cancel');
  await page.click('#send');
  await page.waitForFunction(() => document.querySelector('#answer-note').innerText.includes('The call was canceled.'));
  await page.waitForFunction(() => document.querySelector('#send').innerText === 'Call');
  await page.close();
}

// Groups, classes and texts that are HTML are shown as they are.
async function useHostileNames(browser) {
  const page = await open(browser, 'light', wide);
  await page.waitForFunction(() => document.querySelector('#service-list').innerText.includes('<img src=x onerror=alert(1)>'));
  await visit(page, `#/services?interface=${encodeURIComponent('<img src=x onerror=alert(2)>')}&group=&version=0.0.0`, '#methods .problem');
  assert.equal(await page.$('main img'), null);
  assert.ok((await page.$eval('#service-head', element => element.innerText)).includes('<img src=x onerror=alert(2)>'));
  await page.close();
}

const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
try {
  await useViews(browser, 'light', 'wide', wide);
  await useViews(browser, 'dark', 'wide', wide);
  await useViews(browser, 'light', 'narrow', narrow);
  await useViews(browser, 'dark', 'narrow', narrow);
  await useTemplate(browser);
  await useHostileNames(browser);
  const page = await open(browser, 'light', wide);
  await useKeyboard(page);
  assert.deepEqual(complaints, [], 'the browser complained');
  // The browser reports the canceled request.
  await cancel(browser);
} finally {
  await browser.close();
}
