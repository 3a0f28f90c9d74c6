'use strict';
// Runs inside the report. Text from tenants enters the page through textContent only.
const data = JSON.parse(document.getElementById('data').textContent);
const byId = (id) => document.getElementById(id);
const make = (tag, text, className) => {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  if (className) node.className = className;
  return node;
};
const row = (cells) => {
  const tr = make('tr');
  tr.append(
    ...cells.map((cell) => {
      const td = make('td');
      td.append(cell);
      return td;
    }),
  );
  return tr;
};

const shown = 500;
const state = { search: '', attribute: '' };

function listPeople() {
  const wanted = state.search.toLowerCase();
  const hits = data.changes.filter(
    (change) =>
      (!state.attribute || change.path === state.attribute) &&
      (!wanted || `${change.id} ${change.label} ${change.before} ${change.after}`.toLowerCase().includes(wanted)),
  );
  byId('people').replaceChildren(
    ...hits
      .slice(0, shown)
      .map((change) =>
        row([
          make('code', change.id),
          change.label,
          make('code', change.path),
          make('code', change.before),
          make('code', change.after),
        ]),
      ),
  );
  byId('count').textContent =
    `${hits.length} of ${data.changes.length} listed changes${hits.length > shown ? `, the first ${shown} shown` : ''}`;
}

function marked(expression, parts) {
  if (!parts) return make('code', expression);
  const [start, differing, end] = parts;
  const node = make('code', start);
  node.append(make('mark', differing), end);
  return node;
}

function choose(index) {
  const hop = data.hops[index];
  document.querySelectorAll('.chosen').forEach((path) => path.classList.remove('chosen'));
  document.querySelectorAll(`[data-hop="${index}"]`).forEach((path) => path.classList.add('chosen'));
  const detail = byId('detail');
  detail.replaceChildren(
    make('h3', hop.line),
    make(
      'p',
      `${hop.state}; ${hop.people} ${hop.people === 1 ? 'person changes' : 'people change'} at ${hop.to}`,
      `state-${hop.state}`,
    ),
  );
  for (const [name, expression, parts] of [
    ['Before', hop.before, hop.parts?.before],
    ['After', hop.after, hop.parts?.after],
  ]) {
    const line = make('p', `${name}: `);
    line.append(expression === undefined ? 'no line' : marked(expression, parts));
    detail.append(line);
  }
  state.attribute = data.paths.includes(hop.to) ? hop.to : '';
  byId('attribute').value = state.attribute;
  listPeople();
}

data.paths.forEach((path) => byId('attribute').append(new Option(path, path)));
byId('attribute').addEventListener('change', (event) => {
  state.attribute = event.target.value;
  listPeople();
});
byId('search').addEventListener('input', (event) => {
  state.search = event.target.value;
  listPeople();
});
document
  .querySelectorAll('button.line')
  .forEach((button) => button.addEventListener('click', () => choose(Number(button.dataset.line))));
document
  .querySelectorAll('path.hop')
  .forEach((path) => path.addEventListener('click', () => choose(Number(path.dataset.hop))));
listPeople();
