// Creates and replaces elements. Texts become text nodes, so nothing that a peer sent is read as HTML.

/** Creates an element. Names of attributes are those of HTML. A null child is left out. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return element;
}

export const byId = id => document.getElementById(id);

/**
 * Replaces the content of a container, and keeps the focus and the scroll positions of elements with the same data-keep. Does nothing
 * while text of the container is selected, so that it can be copied.
 */
export function swap(container, ...nodes) {
  const selection = document.getSelection();
  if (selection.type === 'Range' && container.contains(selection.anchorNode)) return;
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.keep : undefined;
  const scrolled = new Map([...container.querySelectorAll('[data-keep]')].map(one => [one.dataset.keep, [one.scrollLeft, one.scrollTop]]));
  container.replaceChildren(...nodes.flat(Infinity).filter(node => node !== null && node !== undefined));
  for (const element of container.querySelectorAll('[data-keep]')) {
    [element.scrollLeft, element.scrollTop] = scrolled.get(element.dataset.keep) ?? [0, 0];
    if (element.dataset.keep === focused) element.focus({ preventScroll: true });
  }
}

/**
 * Creates a table in an area that scrolls, or a note if there are no rows. In narrow windows, the cells of a row are below each other, and
 * the roles keep it a table.
 */
export function table(title, columns, rows, none) {
  if (rows.length === 0) return h('p', { class: 'note' }, none);
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': title, 'data-keep': title },
    h('table', { role: 'table' },
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, columns.map(column => h('th', { role: 'columnheader' }, column)))),
      h('tbody', { role: 'rowgroup' }, rows.map(row => h('tr', { role: 'row' }, row.map((cell, index) => index === 0
        ? h('th', { role: 'rowheader' }, cell)
        : h('td', { role: 'cell', 'data-label': columns[index] }, h('span', null, cell))))))));
}

const kinds = {
  Ready: 'good', Serving: 'good', Connecting: 'warn', Idle: 'calm', Avoided: 'warn', 'Read-only': 'warn',
  Failed: 'bad', Closed: 'bad', Offline: 'warn',
};

/** Shows a state in its color. */
export const badge = (text, kind) => h('span', { class: `badge ${kind ?? kinds[text] ?? 'calm'}` }, text);

/** Returns a time in seconds for people. */
export function time(seconds) {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds % 3600 / 60)} min`;
  return `${Math.floor(seconds / 86400)} d`;
}

/** Fetches JSON. The message of the error is for people. */
export async function fetchJson(address, options) {
  const response = await fetch(address, options);
  if (response.ok) return response.json();
  const text = await response.text();
  throw new Error(text.length > 0 && text.length < 1000 ? text : `The application responded with status ${response.status}.`);
}
