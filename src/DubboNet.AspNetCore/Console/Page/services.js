// Shows the services with their methods and providers.
import { badge, byId, fetchJson, h, swap, table } from './dom.js';
import { CallForm } from './call.js';

const noVersion = '0.0.0';
const mostShown = 500;

const keyOf = service => `${service.group}/${service.interface}:${service.version}`;

const shortName = service => service.interface.slice(service.interface.lastIndexOf('.') + 1);

function address(service, method) {
  const query = new URLSearchParams({ interface: service.interface, group: service.group, version: service.version });
  if (method) {
    query.set('method', method.name);
    query.set('descriptor', method.descriptor);
  }
  return `#/services?${query}`;
}

const link = (href, isSelected) => ({ href, 'aria-current': isSelected ? 'true' : null, 'data-keep': href });

const tags = service => [
  service.group ? badge(`group ${service.group}`) : null,
  service.version === noVersion ? null : badge(`version ${service.version}`),
];

export class Services {
  #overview = null;
  #registries = [];
  #isLoading = true;
  #problem = null;
  #selected = null;
  #method = null;
  #methods = new Map();
  #form = new CallForm(byId('call'));
  #shown = new Map();

  constructor() {
    byId('filter').addEventListener('input', () => this.#showList());
  }

  setOverview(overview) {
    this.#overview = overview;
    this.#showAll();
  }

  setRegistries(registries) {
    this.#registries = registries;
    this.#problem = null;
    this.#showAll();
  }

  setProblem(problem) {
    this.#problem = problem;
    this.#showList();
  }

  setLoading(isLoading) {
    this.#isLoading = isLoading;
    byId('reload').textContent = isLoading ? 'Loading…' : 'Reload';
    this.#showList();
  }

  forgetMethods() {
    this.#methods.clear();
    this.#showMethods(false);
  }

  /** Shows what the address names. */
  show(query, moveFocus) {
    const name = query.get('interface');
    this.#selected = name && { interface: name, group: query.get('group') ?? '', version: query.get('version') ?? noVersion };
    this.#method = query.get('method') && { name: query.get('method'), descriptor: query.get('descriptor') };
    this.#showAll();
    this.#showMethods(moveFocus);
  }

  // All services, with where they are known and their providers in registries.
  #merge() {
    const merged = new Map();
    for (const service of this.#overview?.services ?? []) merged.set(keyOf(service), { ...service, providers: [] });
    for (const registry of this.#registries) {
      for (const service of registry.services) {
        const known = merged.get(keyOf(service)) ?? { ...service, places: [], providers: [] };
        known.places = [...known.places, 'registry'];
        known.providers = [...known.providers, ...service.providers];
        merged.set(keyOf(service), known);
      }
    }
    return [...merged.values()].sort((a, b) => keyOf(a) < keyOf(b) ? -1 : 1);
  }

  #showAll() {
    this.#showList();
    this.#showHead();
    this.#showProviders();
  }

  // Replaces a part of the page only if its data have changed.
  #swap(id, data, create) {
    const text = JSON.stringify(data);
    if (this.#shown.get(id) === text) return;
    this.#shown.set(id, text);
    swap(byId(id), create());
  }

  #showList() {
    const all = this.#merge();
    const words = byId('filter').value.toLowerCase().split(/\s+/).filter(word => word);
    const found = all.filter(service => {
      const text = `${keyOf(service)} ${service.places} ${service.providers.map(one => one.application)}`.toLowerCase();
      return words.every(word => text.includes(word));
    });
    const selected = this.#selected && keyOf(this.#selected);
    const note = this.#isLoading && all.length === 0 ? 'Loading…'
      : found.length > mostShown ? `The first ${mostShown} of ${found.length} services. Filter to see others.`
        : `${found.length} of ${all.length} services`;
    if (byId('list-note').textContent !== note) byId('list-note').textContent = note;
    this.#swap('service-list', [found.slice(0, mostShown).map(one => [keyOf(one), one.places, one.providers.length]), selected], () =>
      found.slice(0, mostShown).map(service => h('li', null,
        h('a', link(address(service), keyOf(service) === selected),
          h('span', { class: 'name' }, shortName(service)),
          h('span', { class: 'package' }, service.interface.slice(0, -shortName(service).length - 1)),
          h('span', { class: 'tags' }, tags(service), [...new Set(service.places)].map(place => badge(place, 'place')))))));
    const problems = [
      this.#problem, ...this.#registries.filter(one => one.problem).map(one => `${one.registry}: ${one.problem}`)].filter(one => one);
    this.#swap('registry-problems', problems, () => problems.map(one => h('p', { class: 'problem' }, one)));
  }

  #showHead() {
    const service = this.#selected;
    const isEmpty = !this.#isLoading && this.#merge().length === 0;
    this.#swap('service-head', [service, isEmpty], () => service === null
      ? [h('h2', { id: 'service-title', tabindex: -1 }, 'No service selected'), h('p', { class: 'note' }, isEmpty
        ? 'The application has no contract, and its registries have no service.'
        : 'Select a service from the list to see its methods and providers, and to call it.')]
      : [h('h2', { id: 'service-title', tabindex: -1 }, shortName(service), ' ', tags(service)),
        h('p', { class: 'code' }, service.interface)]);
  }

  async #showMethods(moveFocus) {
    const service = this.#selected;
    if (service === null) {
      swap(byId('methods'));
      this.#form.clear();
      return;
    }
    const key = keyOf(service);
    if (!this.#methods.has(key)) {
      swap(byId('methods'), h('p', { class: 'note' }, 'Loading the methods…'));
      this.#form.clear();
      this.#methods.set(key, await this.#load(service));
    }
    // Another service may have been selected meanwhile.
    if (this.#selected !== service) return;
    const { methods, problem } = this.#methods.get(key);
    const chosen = this.#method && methods.find(one => one.name === this.#method.name && one.descriptor === this.#method.descriptor);
    swap(byId('methods'), h('h3', null, 'Methods'),
      problem ? h('p', { class: 'problem' }, problem) : null,
      h('ul', { class: 'methods', 'data-keep': 'methods' }, methods.map(method => h('li', null,
        h('a', link(address(service, method), method === chosen),
          h('span', { class: 'name' }, method.name),
          h('span', { class: 'parameters' }, method.short),
          h('span', { class: 'descriptor' }, method.descriptor || 'no parameters'))))));
    if (chosen) this.#form.show(service, chosen, moveFocus);
    else this.#form.clear();
    byId('methods').querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    if (!chosen && moveFocus) byId('service-title').focus();
  }

  async #load(service) {
    const query = new URLSearchParams(service);
    try {
      return await fetchJson(`data/methods?${query}`);
    } catch (error) {
      return { methods: [], problem: error.message };
    }
  }

  // The providers in registries and those of clients are the same if their addresses are.
  #showProviders() {
    const service = this.#selected;
    if (service === null) {
      this.#swap('service-providers', null, () => []);
      return;
    }
    const key = keyOf(service);
    const rows = new Map();
    for (const one of this.#merge().find(other => keyOf(other) === key)?.providers ?? [])
      rows.set(`${one.protocol}://${one.address}`, { ...one, connections: 0, pending: 0 });
    const clients = (this.#overview?.clients ?? []).filter(client => client.services.some(other => keyOf(other) === key));
    for (const target of clients.flatMap(client => client.targets)) {
      const row = rows.get(target.address) ?? { connections: 0, pending: 0 };
      rows.set(target.address, {
        ...row, state: target.state, weight: target.weight, error: target.error,
        connections: row.connections + target.connections.length,
        pending: row.pending + target.connections.reduce((sum, one) => sum + one.pending, 0),
      });
    }
    this.#swap('service-providers', [key, [...rows]], () => h('section', { class: 'card', 'aria-label': 'Providers' },
      h('h3', null, 'Providers'),
      table('Providers of the service',
        ['Address', 'Application', 'Dubbo', 'Weight', 'State', 'Connections', 'Pending calls', 'Last error'],
        [...rows].map(([where, row]) => [
          where, row.application || '–', row.release || '–', `${row.weight}`, badge(row.state ?? 'Not connected'),
          `${row.connections}`, `${row.pending}`, row.error ?? '–']),
        'No registry and no client knows a provider.')));
  }
}
