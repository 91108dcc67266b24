/* Search, theme, filters of the table of claims, values under the pointer, copying. No page needs it to be read. */
(() => {
  const root = document.documentElement;
  /** The root of the site, as seen from where this script lies. */
  const base = new URL('../', document.currentScript.src).href;
  const byId = (id) => document.getElementById(id);

  const wireTheme = () => {
    const dark = () =>
      root.dataset.theme === 'dark' ||
      (root.dataset.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    byId('theme')?.addEventListener('click', () => {
      root.dataset.theme = dark() ? 'light' : 'dark';
      try {
        localStorage.setItem('tsd-theme', root.dataset.theme);
      } catch {
        // A page opened from disk may have no storage: the choice then lasts as long as the page.
      }
    });
  };

  /** The words of a text, in lower case. */
  const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

  const rank = (row, words) => {
    const [path, , title, text] = row;
    const inTitle = wordsOf(`${title} ${path}`);
    const inText = text.split(' ');
    let score = 0;
    for (const word of words) {
      if (inTitle.includes(word)) score += 12;
      else if (inTitle.some((known) => known.startsWith(word))) score += 7;
      else if (inText.includes(word)) score += 3;
      else if (inText.some((known) => known.startsWith(word))) score += 1;
      else return 0;
    }
    return score + 1 / (1 + inTitle.length);
  };

  const loadIndex = () => {
    if (window.holdfastSearch || byId('search-index')) return;
    const script = document.createElement('script');
    script.id = 'search-index';
    script.src = `${base}assets/search-index.js`;
    script.onload = showResults;
    document.head.append(script);
  };

  const showResults = () => {
    const [field, list] = [byId('search'), byId('search-results')];
    const words = wordsOf(field.value);
    list.hidden = words.length === 0;
    if (words.length === 0 || !window.holdfastSearch) return;
    const found = window.holdfastSearch
      .map((row) => [rank(row, words), row])
      .filter(([score]) => score > 0)
      .sort((a, b) => b[0] - a[0])
      .slice(0, 20);
    list.replaceChildren(
      ...(found.length === 0
        ? [nothing()]
        : found.map(([, [path, kind, title]]) => result(path, kind, title))),
    );
  };

  const nothing = () =>
    Object.assign(document.createElement('p'), { textContent: 'Nothing has all of these words.' });

  const result = (path, kind, title) => {
    const link = Object.assign(document.createElement('a'), { href: base + path, textContent: title });
    link.append(Object.assign(document.createElement('small'), { textContent: kind }));
    return link;
  };

  const wireSearch = () => {
    const [field, list] = [byId('search'), byId('search-results')];
    if (!field || !list) return;
    field.addEventListener('focus', loadIndex);
    field.addEventListener('input', () => {
      loadIndex();
      showResults();
    });
    document.addEventListener('keydown', (event) => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
      if (event.key === '/' && !typing) {
        event.preventDefault();
        field.focus();
      }
      if (event.key === 'Escape') list.hidden = true;
    });
    document.addEventListener('click', (event) => {
      if (!event.target.closest('.finder')) list.hidden = true;
    });
    field.form?.addEventListener('submit', (event) => event.preventDefault());
    field.addEventListener('keydown', (event) => {
      const links = [...list.querySelectorAll('a')];
      if (event.key === 'ArrowDown' && links[0]) {
        event.preventDefault();
        links[0].focus();
      }
      if (event.key === 'Enter' && links[0]) links[0].click();
    });
    list.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      const links = [...list.querySelectorAll('a')];
      (links[links.indexOf(document.activeElement) + step] ?? field).focus();
    });
  };

  const wireFilters = () => {
    const [form, table] = [byId('filters'), byId('claims')];
    if (!form || !table) return;
    const rows = [...table.tBodies[0].rows];
    const chosen = (name) => byId(`filter-${name}`).value;
    const apply = () => {
      const words = wordsOf(chosen('words'));
      let shown = 0;
      for (const row of rows) {
        const text = `${row.dataset.id} ${row.dataset.title} ${row.textContent}`.toLowerCase();
        const fits =
          words.every((word) => text.includes(word)) &&
          ['paper', 'kind', 'verdict', 'guarantee'].every(
            (name) => chosen(name) === '' || row.dataset[name] === chosen(name),
          );
        row.hidden = !fits;
        if (fits) shown += 1;
      }
      byId('claims-count').textContent =
        shown === rows.length ? `${shown} claims` : `${shown} of ${rows.length} claims`;
    };
    form.hidden = false;
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    apply();
  };

  /** A line under the pointer and the numbers there, below the picture. */
  const wireValues = (svg) => {
    const data = JSON.parse(svg.dataset.values);
    const output = document.createElement('output');
    svg.after(output);
    const cursor = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    cursor.setAttribute('class', 'cursor');
    svg.append(cursor);
    const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
    svg.addEventListener('pointermove', (event) => {
      const box = svg.getBoundingClientRect();
      const at = ((event.clientX - box.left) / box.width) * width;
      let nearest = 0;
      data.px.forEach((x, i) => {
        if (Math.abs(x - at) < Math.abs(data.px[nearest] - at)) nearest = i;
      });
      cursor.setAttribute('d', `M${data.px[nearest]} 20V${height - 38}`);
      const values = data.values
        .filter(([, list]) => list[nearest] !== null)
        .map(([label, list]) => `${label}: ${list[nearest]}`);
      output.textContent = [`${data.name} = ${data.x[nearest]}`, ...values].join('   ');
    });
    svg.addEventListener('pointerleave', () => {
      cursor.removeAttribute('d');
      output.textContent = '';
    });
  };

  const wireCopy = (block) => {
    if (!navigator.clipboard) return;
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'copy',
      textContent: 'Copy',
    });
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(block.querySelector('code').textContent);
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 1500);
    });
    block.append(button);
  };

  wireTheme();
  wireSearch();
  wireFilters();
  for (const svg of document.querySelectorAll('svg[data-values]')) wireValues(svg);
  for (const block of document.querySelectorAll('main pre:not(.source-text)'))
    if (block.querySelector('code')) wireCopy(block);
})();
