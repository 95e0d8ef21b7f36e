// Shows the connections and the recent failures of the application.
import { badge, h, swap, table, time } from './dom.js';

export function showConnections(container, overview) {
  swap(container,
    overview.clients.map(showClient),
    overview.providers.map(showProvider),
    overview.clients.length + overview.providers.length === 0
      ? h('p', { class: 'note' }, 'The application has no client and no provider, and no service was called yet.')
      : null);
}

function showClient(client) {
  const title = client.name === null ? `Calls of ${client.services[0].interface} without a contract` : `Client ${client.name}`;
  const rows = client.targets.flatMap(target => target.connections.length === 0
    ? [[target.address, badge(target.state), `${target.weight}`, '–', '–', '–', '–', '–', target.error ?? '–']]
    : target.connections.map(one => [
      target.address, badge(target.state), `${target.weight}`, one.local, time(one.age), time(one.idle), `${one.pending}`,
      `${one.queuedBytes}`, target.error ?? '–']));
  return h('section', { class: 'card', 'aria-label': title },
    h('h3', null, title),
    h('p', { class: 'note' }, `The providers are those of ${client.directory}.`),
    client.problem ? h('p', { class: 'problem' }, client.problem) : null,
    table(`Connections of ${title}`,
      ['Provider', 'State', 'Weight', 'Local end', 'Age', 'Last read', 'Pending calls', 'Bytes to send', 'Last error'], rows,
      'No provider is known.'));
}

function showProvider(provider) {
  const title = provider.name ? `Provider ${provider.name}` : 'Provider of this application';
  return h('section', { class: 'card', 'aria-label': title },
    h('h3', null, title, ' ', badge(provider.state)),
    h('p', { class: 'note' },
      `${provider.address ?? 'Not started'} · ${provider.services.length} ${provider.services.length === 1 ? 'service' : 'services'}`),
    table(`Consumers of ${title}`, ['Consumer', 'Local end', 'Age', 'Last read', 'Running calls', 'Pending callbacks', 'Bytes to send'],
      provider.connections.map(one => [
        one.remote, one.local, time(one.age), time(one.idle), `${one.serving}`, `${one.pending}`, `${one.queuedBytes}`]),
      'No consumer is connected.'));
}

export function showFailures(container, overview) {
  const shown = overview.failures.length;
  swap(container,
    h('p', { class: 'note' }, overview.failureCount > shown
      ? `The last ${shown} of ${overview.failureCount} failures since the start, with the newest first.`
      : 'The failures since the start, with the newest first.'),
    table('Table of failures', ['Time', 'Method', 'Error', 'Provider', 'Side', 'Duration'],
      overview.failures.map(one => [
        new Date(one.time).toLocaleTimeString(), one.method, one.error, one.peer || '–', one.isServed ? 'Served' : 'Called',
        one.milliseconds === null ? '–' : `${one.milliseconds.toFixed(1)} ms`]),
      'No call has failed.'));
}
