// The page and its worker, one file for both: nutgraf.js is before it, and `watchReport`, the script of a report, too.

if (typeof document === 'undefined') work(); else show();

// The worker makes a report of each text that it is sent.
function work() {
  const loading = load();
  onmessage = async ({ data: { number, text, options } }) => {
    try {
      postMessage({ number, ...(await loading).report(text, options) });
    } catch (error) {
      postMessage({ number, error: error.message });
    }
  };
  loading.then(() => postMessage({ number: 0 }), error => postMessage({ number: 0, error: error.message }));
}

function show() {
  const $ = id => document.getElementById(id);
  const source = $('source'), status = $('status'), report = $('report'), open = $('open');
  const WAIT = 400, MOST_BYTES = 50e6;
  const worker = new Worker(import.meta.url, { type: 'module' });
  let asked = 0, timer, file = {}, sentAt;

  worker.onerror = () => say('This browser cannot run nutgraf.');
  worker.onmessage = ({ data: { number, error, html } }) => {
    if (error !== undefined) say(number ? `Not summarized: ${error}.` : `Not loaded: ${error}.`);
    else if (!number) { if (!asked) say('Ready.'); }
    else if (number === asked) put(html);
  };
  function say(text) { status.textContent = text; }
  function put(html) {
    report.innerHTML = html;
    report.hidden = false;
    watchReport();
    const took = performance.now() - sentAt;
    say(`Summarized in ${took < 1000 ? `${took.toFixed(0)} ms` : `${(took / 1000).toFixed(1)} s`}.`);
  }

  // How a text is marked up: the name of its file says it, or its first tag.
  function markup(name, text) {
    if (/\.(html?|xhtml)$/i.test(name) || /^\s*<(!doctype html|html)[\s>]/i.test(text)) return 'html';
    return /\.(md|markdown)$/i.test(name) ? 'markdown' : 'text';
  }
  function summarize() {
    clearTimeout(timer);
    const text = source.value;
    asked += 1;
    if (!text.trim()) {
      report.hidden = true;
      report.replaceChildren();
      say('Ready.');
      return;
    }
    if (text !== file.text) file = {};
    const name = file.name ?? 'Pasted text';
    sentAt = performance.now();
    say('Reading …');
    worker.postMessage({ number: asked, text, options: { name, markup: markup(name, text) } });
  }
  function read(name, text) {
    source.value = text;
    file = { name, text: source.value };
    history.replaceState(null, '', location.pathname + location.search);
    summarize();
  }
  async function readFile(file) {
    if (!file) return;
    if (file.size > MOST_BYTES) say(`Not read: ${file.name} is over ${MOST_BYTES / 1e6} MB.`);
    else {
      const text = await file.text();
      if (text.includes('\0')) say(`Not read: ${file.name} is not a text.`); else read(file.name, text);
    }
  }

  source.oninput = event => {
    clearTimeout(timer);
    timer = setTimeout(summarize, event.inputType === 'insertFromPaste' ? 0 : WAIT);
  };
  open.onchange = () => { readFile(open.files[0]); open.value = ''; };
  $('choose').onclick = () => open.click();
  $('example').onclick = () => read(EXAMPLE.name, EXAMPLE.text);
  ondragover = event => { if (event.dataTransfer.types.some(type => type === 'Files' || type === 'text/plain')) { event.preventDefault(); $('drop').classList.add('over'); } };
  ondragleave = event => { if (!event.relatedTarget) $('drop').classList.remove('over'); };
  ondrop = event => {
    $('drop').classList.remove('over');
    const { files } = event.dataTransfer, text = event.dataTransfer.getData('text/plain');
    if (!files.length && (!text || event.target === source)) return;
    event.preventDefault();
    if (files.length) readFile(files[0]); else read('Dropped text', text);
  };
  // A text that the browser has kept from before is summarized again.
  if (source.value) summarize();
}
