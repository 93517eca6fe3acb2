// Tables that sort and filter where they stand. A table marked data-sortable gets a button in each column head; an input
// marked data-filters="ID" hides the rows of that table that do not contain its words. Without this file the tables read as
// they are, and lists of the server sort and filter through their links and forms.
(() => {
  "use strict";

  const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });

  const textOf = (row, column) => (row.cells[column] ? row.cells[column].textContent.trim() : "");

  const numberOf = (text) => {
    const found = text.replace(/[,，\s]/g, "").match(/^-?\d+(\.\d+)?/);
    return found ? Number(found[0]) : null;
  };

  const compareTexts = (left, right) => {
    if (!left || !right) return (left ? 0 : 1) - (right ? 0 : 1);
    const a = numberOf(left);
    const b = numberOf(right);
    if (a !== null && b !== null && a !== b) return a - b;
    return collator.compare(left, right);
  };

  const isRecord = (row) => !row.querySelector("th[scope=rowgroup]");

  const recordsOf = (body) => Array.from(body.rows).filter(isRecord);

  // Rows move inside their own group: a group row keeps heading the rows that were printed under it.
  const sortBody = (body, column, direction) => {
    const records = recordsOf(body);
    records.sort((a, b) => {
      const left = textOf(a, column);
      const right = textOf(b, column);
      const order = compareTexts(left, right);
      return left && right ? direction * order : order;
    });
    body.append(...records);
  };

  const restore = (body) => {
    const records = recordsOf(body);
    body.append(...records.sort((a, b) => a.dataset.place - b.dataset.place));
  };

  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

  // A header of two rows says itself which column each of its lower heads stands over.
  const leafHeads = (table) => {
    const marked = Array.from(table.tHead.querySelectorAll("th[data-column]"));
    return marked.length ? marked : Array.from(table.tHead.rows[0].cells);
  };

  const columnOf = (head) => (head.dataset.column === undefined ? head.cellIndex : Number(head.dataset.column));

  const sortBy = (table, head) => {
    const state = NEXT[head.getAttribute("aria-sort") || "none"];
    for (const other of leafHeads(table)) if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", state);
    for (const body of table.tBodies) {
      if (state === "none") restore(body);
      else sortBody(body, columnOf(head), state === "ascending" ? 1 : -1);
    }
  };

  const makeSortable = (table) => {
    const heads = table.tHead ? leafHeads(table) : [];
    for (const body of table.tBodies) Array.from(body.rows).forEach((row, place) => { row.dataset.place = place; });
    for (const head of heads) {
      if (!head.textContent.trim() || head.querySelector("a, button")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => sortBy(table, head));
    }
  };

  // A group row that stands alone heads the groups after it, as far as the next one of its own height or above: the row
  // directly over a group with records is of height 1, one that stands over that row of height 2.
  const hideEmptyGroups = (bodies, filtered) => {
    const heads = [];
    for (const body of [...bodies].reverse()) {
      const records = recordsOf(body);
      if (records.length) {
        body.hidden = records.every((row) => row.hidden);
        heads.length = 0;
      } else heads.push(body);
      body.dataset.height = heads.length;
    }
    bodies.forEach((body, place) => {
      const height = Number(body.dataset.height);
      if (!height) return;
      const later = bodies.slice(place + 1);
      const end = later.findIndex((other) => Number(other.dataset.height) >= height);
      const below = (end < 0 ? later : later.slice(0, end)).filter((other) => other.dataset.height === "0");
      body.hidden = filtered && below.every((other) => other.hidden);
    });
  };

  const widthOf = (table) =>
    Math.max(...Array.from(table.rows, (row) => Array.from(row.cells).reduce((sum, cell) => sum + cell.colSpan, 0)));

  const sayNothing = (table, nothing) => {
    table.querySelector("tbody[data-nothing]")?.remove();
    if (!nothing) return;
    const across = widthOf(table);
    const body = table.createTBody();
    body.dataset.nothing = "";
    const cell = body.insertRow().insertCell();
    cell.colSpan = across;
    cell.textContent = "没有符合的行";
  };

  const filterTable = (input) => {
    const table = document.getElementById(input.dataset.filters);
    const bodies = Array.from(table.tBodies).filter((body) => body.dataset.nothing === undefined);
    const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const body of bodies) {
      for (const row of recordsOf(body)) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        if (!row.hidden) shown += 1;
      }
    }
    hideEmptyGroups(bodies, words.length > 0);
    sayNothing(table, words.length > 0 && shown === 0);
    const output = document.getElementById(`${input.dataset.filters}-count`);
    if (output) output.textContent = words.length ? `${shown} 行` : "";
  };

  const start = (root) => {
    root.querySelectorAll("table[data-sortable]").forEach(makeSortable);
    root.querySelectorAll("input[data-filters]").forEach((input) => {
      input.hidden = false;
      input.addEventListener("input", () => filterTable(input));
    });
  };

  start(document);
})();
