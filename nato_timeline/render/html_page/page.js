
(() => {
'use strict';
document.documentElement.classList.add('js');  // before anything is drawn
addEventListener('DOMContentLoaded', () => {
  const $ = (css, within = document) => within.querySelector(css);
  const $$ = (css, within = document) => [...within.querySelectorAll(css)];
  const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ');
  const number = n => n.toLocaleString(document.documentElement.lang);
  const form = $('form'), output = $('output'), clear = $('.clear'), aside = $('aside');
  const bars = $$('.years a'), sections = $$('main section'), narrow = matchMedia('(max-width: 60rem)');
  const facets = ['layer', 'kind', 'status', 'who', 'topic', 'source', 'month'];
  const facts = $$('main li[data-layer]').map(row => {
    const get = name => row.getAttribute('data-' + name) || '';
    const fact = {row, id: row.id.slice(3), link: $('.what', row), date: row.firstChild.textContent, from: get('from')};
    fact.until = get('until') || fact.from;
    for (const facet of facets) fact[facet] = get(facet).split('|');
    return fact;
  });
  const byId = new Map(facts.map(fact => [fact.id, fact]));
  let chosen, asked, month = '';

  // filters: the count of a choice is what it would keep, the other filters being as they are
  const choices = facets.map(() => []);
  for (const e of [...$$('option:not([value=""]), [type=checkbox]', form), ...bars]) {
    const name = (e.title || e.textContent).replace(/ \([^()]*\)$/, '');
    const facet = e.dataset.month ? 'month' : e.name || e.closest('select').name;
    choices[facets.indexOf(facet)].push({e, name, value: e.dataset.month || e.value});
  }
  const {top} = $('.years')?.dataset || {};
  const readAll = () => {  // what a search looks through: the facts, and the sentences that state them
    if (facts[0]?.text) return;
    for (const fact of facts) fact.text = fold([...fact.row.children].map(e => e.textContent).join(' '));
    for (const sentence of $$('.s')) {
      const text = ' ' + fold(sentence.textContent);
      const ids = new Set($$('a', sentence).flatMap(e => e.dataset.f.split(' ')));
      for (const id of ids) byId.get(id).text += text;
    }
  };
  const filter = () => {
    const data = new FormData(form);
    data.set('month', month);
    asked = [...data].filter(([, value]) => value);
    const [from, until] = [data.get('from'), data.get('until')], words = fold(data.get('text')).trim().split(' ');
    if (words[0]) readAll();
    const wanted = facets.map(facet => data.getAll(facet).filter(Boolean));
    const counts = facets.map(() => ({}));
    let shown = 0, before = {};
    for (const fact of facts) {
      const misses = facets.map((facet, n) => wanted[n].length && !wanted[n].some(value => fact[facet].includes(value)));
      const missed = misses.filter(Boolean).length;
      const out = words[0] && !words.every(word => fact.text.includes(word))
        || (from || until) && !(fact.from && fact.until >= from && fact.from <= (until || '9'));
      if (!out && missed < 2) facets.forEach((facet, n) => {
        if (!missed || misses[n]) for (const value of fact[facet]) counts[n][value] = (counts[n][value] || 0) + 1;
      });
      const {row} = fact;
      row.hidden = out || missed;
      if (row.hidden) continue;
      row.classList.toggle('again', before.date === fact.date && before.row.parentNode === row.parentNode);
      before = fact;
      shown++;
    }
    for (const section of sections) section.hidden = !$('li[data-layer]:not([hidden])', section);
    choices.forEach((list, n) => list.forEach(({e, name, value}) => {
      const count = counts[n][value] || 0, label = name + ' (' + number(count) + ')';
      if (e.dataset.month) {
        e.style.setProperty('--v', 100 * count / top + '%');
        e.title = e.ariaLabel = label;
        e.ariaPressed = value === month;
        if (value === month) output.dataset.month = ' · ' + name;
      } else if (e.type) $('b', e.parentNode).textContent = number(count);
      else {
        e.textContent = label;
        e.disabled = !count && !e.selected;
      }
    }));
    output.textContent = output.dataset.said.replace('{n}', number(shown)).replace('{all}', number(facts.length))
      + (month && output.dataset.month);
    clear.hidden = !asked.length;
    $('.nothing').hidden = shown;
  };

  // the address holds the fact and the filters
  const go = how => {
    const state = new URLSearchParams(asked);
    if (chosen) state.set('id', chosen.id);
    history[how + 'State'](null, '', '#' + state);
  };
  const wipe = () => { form.reset(); month = ''; };
  const filterAnew = () => { filter(); go('replace'); };
  const arrive = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    wipe();
    month = bars.some(bar => bar.dataset.month === state.get('month')) ? state.get('month') : '';
    for (const e of form.elements) {
      const values = e.name ? state.getAll(e.name) : [];
      if (e.type === 'checkbox') e.checked = values.includes(e.value);
      else if (values[0]) e.value = values[0];
    }
    filter();
    if (byId.has(state.get('id'))) choose(byId.get(state.get('id')), true);
    else close();
  };

  // a fact and its source
  const close = () => { for (const e of $$('.open')) e.classList.remove('open'); };
  const open = (link, fact, focus) => {
    const article = document.getElementById(link.hash.slice(1)).closest('article');
    close();
    for (const e of $$('.lit, .near', aside)) e.classList.remove('lit', 'near');
    article.classList.add('open');
    aside.classList.add('open');
    const lit = fact ? $$('[data-f~="' + CSS.escape(fact.id) + '"]', article) : [];
    for (const e of lit) {
      e.classList.add('lit');
      e.closest('.s').classList.add('near');
    }
    article.scrollTop = lit.length ? lit[0].offsetTop - article.clientHeight / 3 : 0;
    if (focus) (lit[0] || article).focus({preventScroll: true});
  };
  const choose = (fact, show) => {
    if (fact.row.hidden) wipe(), filter();
    if (chosen) chosen.row.classList.remove('on'), chosen.link.ariaCurrent = null;
    chosen = fact;
    fact.row.classList.add('on');
    fact.link.ariaCurrent = 'true';
    open($('.src', fact.row), fact);
    fact.row.scrollIntoView({block: narrow.matches ? 'start' : show ? 'center' : 'nearest'});
  };
  const leave = () => {
    close();
    (chosen ? chosen.link : $('ol a', aside)).focus();
  };

  addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"], .back');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const fact = byId.get((link.hash || '').slice(4));
    if (link.className === 'back') leave();
    else if (link.dataset.month) {
      month = month === link.dataset.month ? '' : link.dataset.month;
      filterAnew();
    } else if (fact) {
      choose(fact, link.dataset.f);
      if (link.dataset.f) fact.link.focus({preventScroll: true});
      go('push');
    } else if (/^#d\d/.test(link.hash)) {
      const row = link.closest('main li[data-layer]');
      open(link, row && byId.get(row.id.slice(3)), true);
    } else return;
    event.preventDefault();
  });
  const rove = bar => { for (const e of bars) e.tabIndex = e === bar ? 0 : -1; };  // one stop for TAB
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = document.activeElement, {key} = event, step = {ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1}[key];
    if (key === 'Escape' && $('article.open')) leave();
    else if (key === ' ' && at.dataset.month) at.click();
    else if (step && at.dataset.month) {
      const next = bars[bars.indexOf(at) + step] || at;
      rove(next);
      next.focus();
    } else if (/Up|Down/.test(key) && step && at.matches('.what')) {
      const shown = facts.filter(fact => !fact.row.hidden);
      const next = shown[shown.findIndex(fact => fact.link === at) + step];
      if (next) next.link.focus();
      if (next && !narrow.matches) choose(next), go('replace');
    } else return;
    event.preventDefault();
  });
  for (const bar of bars) bar.setAttribute('role', 'button');
  rove(bars[0]);
  form.addEventListener('input', filterAnew);
  clear.addEventListener('click', () => { wipe(); filterAnew(); });
  form.addEventListener('submit', event => event.preventDefault());
  addEventListener('popstate', arrive);
  $('.filters').open = !narrow.matches;
  arrive();
});
})();
