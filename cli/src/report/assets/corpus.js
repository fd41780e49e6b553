// Search, sort and filter of the rows of a corpus.
const $ = id => document.getElementById(id);
const body = $('rows').tBodies[0], rows = [...body.rows], heads = [...$('rows').tHead.rows[0].cells];
const search = $('q'), group = $('group'), copies = $('copies'), found = $('found');
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const texts = new Map();

// A row is found if it has every word of the search.
const words = row => texts.get(row) ?? texts.set(row, fold(row.textContent)).get(row);
function filter() {
  const wanted = fold(search.value).split(/\s+/).filter(Boolean);
  let n = 0;
  for (const row of rows) {
    const fits = (!group || !group.value || row.dataset.g === group.value)
      && (!copies || !copies.checked || !row.dataset.of)
      && wanted.every(word => words(row).includes(word));
    row.hidden = !fits;
    n += fits;
  }
  found.textContent = `${n} of ${rows.length}`;
}
function sort(head) {
  const down = head.ariaSort === 'ascending', at = heads.indexOf(head);
  heads.forEach(other => { if (other.querySelector('button')) other.ariaSort = 'none'; });
  head.ariaSort = down ? 'descending' : 'ascending';
  const key = row => row.cells[at].dataset.v ?? row.cells[at].textContent;
  const keys = new Map(rows.map(row => [row, key(row)]));
  rows.sort((a, b) => {
    const [x, y] = [keys.get(a), keys.get(b)];
    // Rows without a value come last.
    return !x - !y || (down ? -1 : 1) * collator.compare(x, y);
  });
  body.append(...rows);
}
function remember() {
  history.replaceState(null, '', search.value ? '#q=' + encodeURIComponent(search.value) : location.pathname + location.search);
}
function read() {
  const asked = location.hash.match(/^#q=(.*)$/);
  if (asked) {
    try { search.value = decodeURIComponent(asked[1]); } catch { search.value = asked[1]; }
  }
  filter();
}

$('tools').hidden = false;
for (const head of heads) {
  const label = head.dataset.sort;
  if (!label) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.onclick = () => sort(head);
  head.replaceChildren(button);
  head.ariaSort = 'none';
}
search.oninput = filter;
search.onchange = remember;
if (group) group.onchange = filter;
if (copies) copies.onchange = filter;
onhashchange = read;
read();
