// Polls the state of the application while the page is visible, and shows the view that the address names.
import { byId, fetchJson } from './dom.js';
import { showConnections, showFailures } from './tables.js';
import { Services } from './services.js';

const statePause = 2000;
const registryPause = 60000;

const services = new Services();
let overview = null;
let registriesDue = 0;

function readRoute() {
  const [view, query] = location.hash.replace(/^#\/?/, '').split('?', 2);
  return { view: ['connections', 'failures'].includes(view) ? view : 'services', query: new URLSearchParams(query ?? '') };
}

function showView(moveFocus) {
  const { view, query } = readRoute();
  for (const name of ['services', 'connections', 'failures']) byId(name).hidden = name !== view;
  for (const link of document.querySelectorAll('nav a')) {
    if (link.dataset.view === view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (view === 'services') services.show(query, moveFocus);
  else if (moveFocus) byId(`${view}-title`).focus();
  showState();
}

function showState() {
  if (overview === null) return;
  byId('application').textContent = overview.application;
  const connections = [
    ...overview.clients.flatMap(client => client.targets.flatMap(target => target.connections)),
    ...overview.providers.flatMap(provider => provider.connections)];
  byId('connection-count').textContent = connections.length;
  byId('failure-count').textContent = overview.failureCount;
  services.setOverview(overview);
  const { view } = readRoute();
  if (view === 'connections') showConnections(byId('connection-tables'), overview);
  if (view === 'failures') showFailures(byId('failure-table'), overview);
}

// A text that stays the same is not announced again.
function setHealth(text, isBad) {
  const health = byId('health');
  if (health.textContent !== text) health.textContent = text;
  health.className = isBad ? 'bad' : '';
}

async function pollState() {
  if (document.visibilityState === 'visible') {
    try {
      overview = await fetchJson('data/state');
      setHealth('Live', false);
      showState();
    } catch (error) {
      setHealth(`Not up to date. ${error.message}`, true);
    }
  }
  setTimeout(pollState, statePause);
}

async function loadRegistries() {
  registriesDue = Infinity;
  services.setLoading(true);
  try {
    services.setRegistries(await fetchJson('data/registries'));
  } catch (error) {
    services.setProblem(error.message);
  }
  services.setLoading(false);
  registriesDue = Date.now() + registryPause;
}

function pollRegistries() {
  if (document.visibilityState === 'visible' && Date.now() >= registriesDue) loadRegistries();
}

byId('reload').addEventListener('click', () => {
  services.forgetMethods();
  loadRegistries();
});
// The fragment of the address names the view, so this link must not change it.
byId('skip').addEventListener('click', event => {
  event.preventDefault();
  byId('main').focus();
});
window.addEventListener('hashchange', () => showView(true));
showView(false);
pollState();
pollRegistries();
setInterval(pollRegistries, statePause);
