(function () {
  'use strict';
  var doc = document, root = doc.documentElement;
  function all(selector, from) { return Array.prototype.slice.call((from || doc).querySelectorAll(selector)); }
  function stored(value) {
    try { if (value) { localStorage.setItem('plumbline-theme', value); } return localStorage.getItem('plumbline-theme'); }
    catch (e) { return null; }
  }
  var button = doc.getElementById('theme');
  function dark() {
    return root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }
  function label() { button.textContent = dark() ? 'Light' : 'Dark'; button.setAttribute('aria-pressed', String(dark())); }
  var saved = stored();
  if (saved === 'light' || saved === 'dark') { root.dataset.theme = saved; }
  button.hidden = false;
  label();
  button.addEventListener('click', function () { root.dataset.theme = stored(dark() ? 'light' : 'dark') || (dark() ? 'light' : 'dark'); label(); });

  function reveal() {
    var at = location.hash.length > 1 && doc.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var up = at; up; up = up.parentElement) { if (up.tagName === 'DETAILS') { up.open = true; } }
    if (at) { at.scrollIntoView(); }
  }
  addEventListener('hashchange', reveal);
  reveal();

  function addCopy(f) {
    var id = f.id || (f.querySelector('[id^=f-]') || {}).id, meta = f.querySelector('.meta');
    if (!id || !meta || !navigator.clipboard || f.querySelector('.copy')) { return; }
    var copy = doc.createElement('button');
    copy.type = 'button'; copy.className = 'copy'; copy.textContent = 'Copy link';
    copy.addEventListener('click', function () {
      navigator.clipboard.writeText(location.href.split('#')[0] + '#' + id).then(function () { copy.textContent = 'Copied'; });
    });
    meta.appendChild(copy);
  }
  all('article.f').forEach(addCopy);
  doc.addEventListener('toggle', function (e) { if (e.target.matches('details.f')) { addCopy(e.target); } }, true);

  var form = doc.getElementById('filter');
  if (!form) { return; }
  form.hidden = false;
  var findings = all('.f'), shown = doc.getElementById('shown');
  function words(f) {
    if (!f.words) {
      f.words = [f.querySelector('summary, h4'), f.querySelector('.meta')].concat(all('.x, .facts', f))
        .map(function (part) { return part ? part.textContent : ''; }).join(' ').toLowerCase();
    }
    return f.words;
  }
  function chosen(name) { return form[name].selectedIndex > 0 ? form[name].value : null; }
  function filter() {
    var area = chosen('area'), severity = chosen('severity'), owner = chosen('owner'), text = form.text.value.trim().toLowerCase();
    var any = area !== null || severity !== null || owner !== null || text !== '', count = 0;
    findings.forEach(function (f) {
      var fits = (area === null || f.dataset.a === area) && (severity === null || f.dataset.s === severity)
        && (owner === null || f.dataset.o === owner) && (text === '' || words(f).indexOf(text) >= 0);
      f.hidden = !fits;
      if (fits) { count++; }
    });
    all('.rest').forEach(function (r) { var left = r.querySelector('.f:not([hidden])'); r.hidden = !left; if (any && left) { r.open = true; } });
    all('.g').forEach(function (g) { g.hidden = !g.querySelector('.f:not([hidden])'); });
    shown.textContent = any ? count + ' of ' + findings.length + ' findings' : findings.length + ' findings';
  }
  var waiting;
  form.addEventListener('input', function () { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  form.addEventListener('submit', function (e) { e.preventDefault(); });
  shown.textContent = findings.length + ' findings';
})();
