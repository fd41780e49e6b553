// The slider of one document. A sentence that a summary can have is an element with its place as its id, from 1.
const $ = id => document.getElementById(id);
const spans = [...document.querySelectorAll('.s')], picks = [], words = [], at = [];
const slider = $('k'), only = $('only'), share = $('share'), list = $('picks'), text = $('text');
const LISTED = 50, LABEL = 70;

for (const span of spans) {
  const place = span.id - 1;
  picks[place] = span;
  words[place] = +span.dataset.w;
  at[place] = +span.dataset.x;
}
const all = +text.dataset.w, total = [0];
words.forEach((n, i) => total.push(total[i] + n));
picks.forEach(pick => pick.classList.contains('on') && count(pick, 1));
const ticks = $('ticks');
ticks.replaceChildren();
let shown = 0;

function count(pick, step) {
  const block = pick.closest('.b');
  block.n = (block.n || 0) + step;
  block.classList.toggle('has', block.n > 0);
}
function tick(i) {
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const height = [24, 19, 14, 10, 7][picks[i].className.match(/t(\d)/)[1] - 1];
  const set = { x: Math.round(at[i] / all * 1000), y: 24 - height, height, width: Math.max(5, Math.round(words[i] / all * 1000)) - 2 };
  for (const name in set) rect.setAttribute(name, set[name]);
  return rect;
}
function entry(i) {
  const item = document.createElement('li'), link = document.createElement('a'), number = document.createElement('b');
  number.textContent = i + 1;
  link.href = '#' + (i + 1);
  if (text.lang) link.lang = text.lang;
  link.dir = 'auto';
  const label = [...shownText(i)];
  link.textContent = label.length > LABEL ? label.slice(0, LABEL).join('').trimEnd() + '…' : label.join('');
  item.append(number, link);
  return item;
}
const shownText = i => picks[i].textContent.replace(/\s+/g, ' ').trim();

// Only what changes is touched.
function turn(i, on) {
  if (picks[i].classList.contains('on') !== on) {
    picks[i].classList.toggle('on', on);
    count(picks[i], on ? 1 : -1);
  }
  if (on) ticks.append(tick(i)); else ticks.lastChild.remove();
  if (i < LISTED && on && !list.children[i]) list.append(entry(i));
  if (i < LISTED) list.children[i].hidden = !on;
}
// The table of methods, with the place of a sentence by each.
const compared = [...$('methods').rows];
for (const row of compared) row.places = [...row.cells].slice(1, -1).map(cell => [cell, +cell.textContent || Infinity]);
function compare(n) {
  n = Math.min(n, 5);
  $('compared').textContent = n;
  for (const row of compared) {
    let all = 0;
    for (const [cell, place] of row.places) {
      cell.textContent = place > n ? '' : place;
      all += place <= n;
    }
    row.lastElementChild.textContent = all;
    row.hidden = !all;
  }
}
function show(n) {
  n = Math.min(Math.max(Math.round(n) || 1, 1), picks.length);
  while (shown < n) turn(shown++, true);
  while (shown > n) turn(--shown, false);
  slider.value = n;
  compare(n);
  const percent = Math.round(total[n] / all * 100) || '<1';
  share.textContent = `${n} ${n === 1 ? 'sentence' : 'sentences'}, ${percent}% of the words`;
  slider.setAttribute('aria-valuetext', share.textContent);
}
const summary = () => picks.slice(0, shown).sort((a, b) => a.compareDocumentPosition(b) & 4 ? -1 : 1)
  .map(pick => shownText(pick.id - 1)).join(text.dataset.joint);
const remember = () => history.replaceState(null, '', `#k=${shown}${only.checked ? '&only' : ''}`);
const narrow = () => text.classList.toggle('only', only.checked);
function read() {
  const found = location.hash.match(/^#k=(\d+)(&only)?$/);
  if (!found) return false;
  only.checked = !!found[2];
  narrow();
  show(+found[1]);
  return true;
}

if (picks.length) {
  $('tools').hidden = false;
  slider.max = picks.length;
  const first = +slider.defaultValue;
  if (!read()) { only.checked = false; show(first); }
  slider.oninput = () => show(+slider.value);
  slider.onchange = remember;
  only.onchange = () => { narrow(); remember(); };
  onhashchange = read;
  $('copy').onclick = async () => {
    let done = true;
    try { await navigator.clipboard.writeText(summary()); } catch { done = false; }
    if (!done) {
      const box = document.createElement('textarea');
      box.value = summary();
      document.body.append(box);
      box.select();
      done = document.execCommand('copy');
      box.remove();
    }
    $('copied').textContent = done ? 'Copied' : 'Not copied';
    setTimeout(() => { $('copied').textContent = ''; }, 2000);
  };
}
