// Calls a method, and shows its answer.
import { badge, byId, fetchJson, h } from './dom.js';

const longestTimeout = 60;

export class CallForm {
  #container;
  #texts = new Map();
  #shown = null;
  #running = null;

  constructor(container) {
    this.#container = container;
  }

  clear() {
    this.#leave();
    this.#container.replaceChildren();
  }

  /** Shows the form of a method. What was entered for the method before is kept. */
  show(service, method, moveFocus) {
    const key = JSON.stringify([service, method.name, method.descriptor]);
    if (this.#shown === key) return;
    this.#leave();
    this.#shown = key;
    const kept = this.#texts.get(key) ?? { arguments: method.template, attachments: '', timeout: '' };
    this.#container.replaceChildren(
      h('form', { class: 'card', 'aria-labelledby': 'call-title', submit: event => this.#submit(event, service, method) },
        h('h3', { id: 'call-title', tabindex: -1 }, `Call ${method.name}`, ' ', method.isSafe ? badge('only reads') : null),
        h('p', { class: 'code' }, method.signature),
        h('label', { for: 'arguments' }, 'Arguments as JSON'),
        h('textarea', { id: 'arguments', rows: Math.min(Math.max(method.template.split('\n').length, 4), 16), spellcheck: 'false' }),
        h('div', { class: 'pair' },
          h('div', null,
            h('label', { for: 'attachments' }, 'Attachments (optional), a name=value in each line'),
            h('textarea', { id: 'attachments', rows: 2, spellcheck: 'false' })),
          h('div', null,
            h('label', { for: 'timeout' }, 'Timeout in seconds (optional)'),
            h('input', { id: 'timeout', type: 'number', min: 0.001, max: longestTimeout, step: 'any' }))),
        h('div', { class: 'bar' },
          h('button', { type: 'submit', id: 'send', class: 'main' }, 'Call'),
          h('span', { class: 'note' }, 'Ctrl+Enter calls, too.'))),
      h('p', { id: 'answer-note', role: 'status' }),
      h('div', { id: 'answer' }));
    for (const name of ['arguments', 'attachments', 'timeout']) byId(name).value = kept[name];
    this.#container.firstChild.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.currentTarget.requestSubmit();
    });
    if (moveFocus) byId('call-title').focus();
  }

  #leave() {
    this.#running?.abort();
    this.#running = null;
    if (this.#shown !== null)
      this.#texts.set(this.#shown, Object.fromEntries(['arguments', 'attachments', 'timeout'].map(name => [name, byId(name).value])));
    this.#shown = null;
  }

  async #submit(event, service, method) {
    event.preventDefault();
    if (this.#running !== null) {
      this.#running.abort();
      return;
    }
    const running = new AbortController();
    this.#running = running;
    byId('send').textContent = 'Cancel';
    byId('answer').replaceChildren();
    this.#note('Calling…', null);
    try {
      const answer = await this.#send(service, method, running.signal);
      if (this.#running === running) this.#showAnswer(answer);
    } catch (error) {
      if (this.#running === running)
        this.#note(running.signal.aborted ? 'The call was canceled.' : error.message, badge('Failed', 'bad'));
    }
    // The form of another method may be shown by now.
    if (this.#running !== running) return;
    this.#running = null;
    byId('send').textContent = 'Call';
  }

  #send(service, method, signal) {
    const body = `{"arguments":${this.#readArguments()},"attachments":${JSON.stringify(this.#readAttachments())}}`;
    const query = new URLSearchParams({ ...service, method: method.name, descriptor: method.descriptor });
    const headers = { 'Content-Type': 'application/json' };
    if (byId('timeout').value) headers['Request-Timeout'] = byId('timeout').value;
    return fetchJson(`data/call?${query}`, { method: 'POST', body, headers, signal });
  }

  // The text is sent as it is, because JavaScript would round its numbers.
  #readArguments() {
    const text = byId('arguments').value.trim() || '[]';
    try {
      JSON.parse(text);
    } catch (error) {
      byId('arguments').focus();
      throw new Error(`The arguments are not JSON. ${error.message}`);
    }
    return text;
  }

  #readAttachments() {
    const pairs = byId('attachments').value.split('\n').map(line => line.trim()).filter(line => line).map(line => {
      const end = line.indexOf('=');
      if (end < 1) throw new Error(`The attachment '${line}' must be written as name=value.`);
      return [line.slice(0, end).trim(), line.slice(end + 1).trim()];
    });
    return Object.fromEntries(pairs);
  }

  #note(text, mark) {
    byId('answer-note').replaceChildren(...(mark ? [mark, ` ${text}`] : [text]));
  }

  #showAnswer(answer) {
    const took = answer.milliseconds === undefined ? 'The call was not sent.' : `${answer.milliseconds} ms`;
    if (answer.failure) this.#note(`${answer.failure.title} ${took}`, badge('Failed', 'bad'));
    else this.#note(took, badge('Answered', 'good'));
    const attachments = Object.entries(answer.attachments ?? {});
    byId('answer').replaceChildren(
      h('section', { class: `card answer ${answer.failure ? 'bad' : ''}`, 'aria-label': 'Answer' },
        h('h3', null, answer.failure ? 'Failure' : 'Answer'),
        ...(answer.failure ? this.#describe(answer.failure) : [this.#show('Result', answer.result || 'The method has no result.')]),
        h('h4', null, 'Attachments of the response'),
        attachments.length === 0
          ? h('p', { class: 'note' }, 'There are none.')
          : h('dl', null, attachments.map(([name, value]) => [h('dt', null, name), h('dd', null, value ?? 'null')]))));
  }

  #describe(failure) {
    return [
      failure.exception ? h('p', { class: 'code' }, failure.exception) : null,
      h('p', { class: 'message' }, failure.detail),
      failure.path ? h('p', null, 'At ', h('code', null, failure.path)) : null,
      failure.candidates ? h('ul', null, failure.candidates.map(one => h('li', { class: 'code' }, one))) : null,
      failure.stackTrace ? h('details', null, h('summary', null, 'Stack trace'), this.#show('Stack trace', failure.stackTrace)) : null,
    ];
  }

  #show(title, text) {
    return h('pre', { tabindex: 0, role: 'region', 'aria-label': title }, text);
  }
}
