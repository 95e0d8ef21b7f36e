// Finds a service, calls it and reads the answer with the keyboard alone.
import assert from 'node:assert/strict';

const mostSteps = 200;

/** Presses a key until the focused element is the wanted one. */
async function press(page, key, description, isWanted) {
  for (let step = 0; step < mostSteps; step++) {
    await (key === 'Shift+Tab' ? page.keyboard.down('Shift') : null);
    await page.keyboard.press('Tab');
    await (key === 'Shift+Tab' ? page.keyboard.up('Shift') : null);
    const focused = await page.evaluate(() => ({ id: document.activeElement.id, text: document.activeElement.innerText ?? '' }));
    if (isWanted(focused)) return;
  }
  assert.fail(`${key} does not reach ${description}`);
}

const focusIsOn = (page, id) => page.waitForFunction(wanted => document.activeElement.id === wanted, {}, id);

async function replaceText(page, text) {
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
}

export async function useKeyboard(page) {
  await press(page, 'Tab', 'the link that skips the header', one => one.id === 'skip');
  await page.keyboard.press('Enter');
  await focusIsOn(page, 'main');
  await press(page, 'Tab', 'the filter', one => one.id === 'filter');
  await page.keyboard.type('frame 1.0');
  await page.waitForFunction(() => document.querySelectorAll('#service-list a').length === 1);
  await press(page, 'Tab', 'the service', one => one.text.startsWith('FrameService'));
  await page.keyboard.press('Enter');
  await focusIsOn(page, 'service-title');
  await page.waitForSelector('.methods a');
  await press(page, 'Tab', 'the method add', one => /^add\n/.test(one.text));
  await page.keyboard.press('Enter');
  await focusIsOn(page, 'call-title');
  await press(page, 'Tab', 'the arguments', one => one.id === 'arguments');
  await replaceText(page, '[40, 2]');
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
  await page.waitForSelector('.answer pre');
  assert.equal(await page.$eval('.answer pre', element => element.innerText), '42');
  await press(page, 'Tab', 'the result', one => one.text === '42');
  await press(page, 'Shift+Tab', 'the button', one => one.id === 'send');
  await press(page, 'Shift+Tab', 'the arguments', one => one.id === 'arguments');
  await replaceText(page, '["x"]');
  await press(page, 'Tab', 'the button', one => one.id === 'send');
  await page.keyboard.press('Space');
  await page.waitForSelector('.answer.bad');
  assert.match(await page.$eval('#answer-note', element => element.innerText), /^Failed/);
  console.log('checked the keyboard');
}
