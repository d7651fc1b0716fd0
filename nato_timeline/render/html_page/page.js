
(() => {
'use strict';
const root = document.documentElement;
root.classList.add('js');  // before anything is drawn
addEventListener('DOMContentLoaded', () => {
  const $ = (css, within = document) => within.querySelector(css);
  const $$ = (css, within = document) => [...within.querySelectorAll(css)];
  const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ').trim();
  const number = n => n.toLocaleString(root.lang);
  const form = $('form'), {month} = form.elements, output = $('output'), aside = $('aside'), sections = $$('main section');
  const years = $('.years'), bars = $$('.years a'), narrow = matchMedia('(max-width: 60rem)');
  const facets = ['layer', 'kind', 'status', 'who', 'topic', 'source', 'month'];
  const facts = $$('main li[data-layer]').map(row => {
    const get = name => row.getAttribute('data-' + name) || '';
    return {row, id: row.id.slice(3), link: $('.what', row), date: row.firstChild.textContent, from: get('from'),
      until: get('until') || get('from'), values: facets.map(facet => get(facet).split('|'))};
  });
  const byId = new Map(facts.map(fact => [fact.id, fact]));
  const choices = $$('[data-name]', form).map(e => (
    {e, n: facets.indexOf(e.name || e.closest('select').name), bar: bars.find(bar => bar.dataset.month === e.value)}));
  let chosen, asked;

  const readAll = () => {  // what a search looks through: the facts, and the sentences that state them
    for (const fact of facts) fact.text = fold([...fact.row.children].map(e => e.textContent).join(' '));
    for (const sentence of $$('.s')) {
      const text = ' ' + fold(sentence.textContent);
      for (const id of new Set($$('a', sentence).flatMap(e => e.dataset.f.split(' ')))) byId.get(id).text += text;
    }
  };
  const filter = () => {  // a choice's count is what it would keep, the other filters being as they are
    const data = new FormData(form), text = fold(data.get('text')), from = data.get('from'), until = data.get('until');
    asked = [...data].filter(([, value]) => value);
    if (text && facts[0] && !facts[0].text) readAll();
    const wanted = facets.map(facet => data.getAll(facet).filter(Boolean)), counts = facets.map(() => new Map());
    let shown = 0, before = {};
    for (const fact of facts) {
      const {row, values} = fact, misses = wanted.map((some, n) => some[0] && !some.some(value => values[n].includes(value)));
      const missed = misses.filter(Boolean).length, out = text && !text.split(' ').every(word => fact.text.includes(word))
        || (from || until) && !(fact.from && fact.until >= from && fact.from <= (until || '9'));
      if (!out && missed < 2) counts.forEach((count, n) => {
        if (!missed || misses[n]) for (const value of values[n]) count.set(value, (count.get(value) || 0) + 1);
      });
      row.hidden = out || missed;
      if (row.hidden) continue;
      row.classList.toggle('again', before.date === fact.date && before.row.parentNode === row.parentNode);
      before = fact;
      shown++;
    }
    for (const section of sections) section.hidden = !$('li[data-layer]:not([hidden])', section);
    const said = [output.dataset.said.replace('{n}', number(shown)).replace('{all}', number(facts.length))];
    for (const {e, n, bar} of choices) {
      const {name} = e.dataset, count = counts[n].get(e.value) || 0, label = name + ' (' + number(count) + ')';
      const picked = wanted[n].includes(e.value);
      if (picked) said.push(name);
      if (e.type) e.parentNode.lastChild.textContent = number(count);
      else e.textContent = label;
      e.disabled = !(e.type || bar || count || picked);
      if (!bar) continue;
      bar.style.setProperty('--v', 100 * count / years.dataset.top + '%');
      bar.title = bar.ariaLabel = label;
      bar.ariaPressed = picked;
    }
    if (text) said.push('« ' + text + ' »');
    if (from || until) said.push(from + ' – ' + until);
    output.textContent = said.join(' · ');
    form.classList.toggle('filtered', asked.length);
    $('.nothing').hidden = shown;
  };

  // the address holds the fact and the filters
  const go = how => {
    const state = new URLSearchParams(asked);
    if (chosen) state.set('id', chosen.id);
    history[how + 'State'](null, '', '#' + state);
  };
  const filterAnew = () => { filter(); go('replace'); };
  const arrive = () => {
    const state = new URLSearchParams(location.hash.slice(1)), fact = byId.get(state.get('id'));
    form.reset();
    for (const {e} of choices) e.disabled = false;
    for (const e of form.elements) {
      const values = e.name ? state.getAll(e.name) : [];
      if (e.type === 'checkbox') e.checked = values.includes(e.value);
      else if (values[0]) e.value = values[0];
    }
    filter();
    if (fact) choose(fact, 'center');
    else close();
  };

  // a fact and its source
  const close = () => $$('.open').forEach(e => e.classList.remove('open'));
  const open = (link, fact, focus) => {
    const article = document.getElementById(link.hash.slice(1)).closest('article');
    close();
    for (const e of $$('.lit, .near')) e.classList.remove('lit', 'near');
    for (const e of [article, aside]) e.classList.add('open');
    const lit = fact ? $$('[data-f~="' + CSS.escape(fact.id) + '"]', article) : [], top = lit[0] || article;
    for (const e of lit) {
      e.classList.add('lit');
      e.closest('.s').classList.add('near');
    }
    article.scrollTop = lit[0] ? top.offsetTop - article.clientHeight / 3 : 0;
    if (focus) top.focus({preventScroll: true});
  };
  const choose = (fact, block = 'nearest') => {
    if (fact.row.hidden) form.reset(), filter();
    if (chosen) chosen.row.classList.remove('on'), chosen.link.ariaCurrent = null;
    chosen = fact;
    fact.row.classList.add('on');
    fact.link.ariaCurrent = 'true';
    open($('.src', fact.row), fact);
    const scroll = () => fact.row.scrollIntoView({block: narrow.matches ? 'start' : block});
    scroll();
    requestAnimationFrame(() => requestAnimationFrame(scroll));  // years out of sight have no height until then
  };
  const leave = () => {
    close();
    (chosen ? chosen.link : $('ol a', aside)).focus();
  };

  addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"], button');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const fact = byId.get((link.hash || '').slice(4));
    if (link.className === 'back') leave();
    else if (link.className === 'clear') form.reset(), filterAnew();
    else if (link.dataset.month) {
      month.value = month.value === link.dataset.month ? '' : link.dataset.month;
      filterAnew();
    } else if (fact) {
      choose(fact, link.dataset.f && 'center');
      if (link.dataset.f) fact.link.focus({preventScroll: true});
      go('push');
    } else if (/^#d\d/.test(link.hash)) open(link, byId.get(link.closest('[id^="id="]')?.id.slice(3)), true);
    else return;
    event.preventDefault();
  });
  addEventListener('keydown', event => {
    const at = document.activeElement, {key} = event, step = {ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1}[key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'Escape' && !at.form && $('article.open')) leave();
    else if (key === ' ' && at.dataset.month) at.click();
    else if (step && at.dataset.month) stop(bars[bars.indexOf(at) + step] || at).focus();
    else if (/Up|Down/.test(key) && at.matches('.what')) {
      const shown = facts.filter(fact => !fact.row.hidden), next = shown[shown.findIndex(fact => fact.link === at) + step];
      if (next) next.link.focus();
      if (next && !narrow.matches) choose(next), go('replace');
    } else return;
    event.preventDefault();
  });
  const stop = bar => {  // the bars are one stop for TAB
    for (const e of bars) e.tabIndex = e === bar ? 0 : -1;
    return bar;
  };
  for (const bar of bars) bar.role = 'button';
  stop(bars[0]);
  form.addEventListener('input', filterAnew);
  form.addEventListener('submit', event => event.preventDefault());
  addEventListener('popstate', arrive);
  $('.filters').open = !narrow.matches;
  arrive();
});
})();
