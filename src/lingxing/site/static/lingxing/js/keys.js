// Keyboard: "/" goes to the search field; "j" and "k" step through the provisions, or the results of a search.
(() => {
  "use strict";

  const isTyping = (element) => element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);

  const steps = () => Array.from(document.querySelectorAll("[data-step]"));

  // From the top of the page the first step goes to what is on the screen, not to the first of the document.
  const placeOf = (all) => {
    const at = all.indexOf(document.activeElement.closest("[data-step]"));
    if (at >= 0) return at;
    return all.findIndex((one) => one.getBoundingClientRect().top > 0) - 1;
  };

  const step = (by) => {
    const all = steps();
    if (!all.length) return;
    const next = all[Math.min(Math.max(placeOf(all) + by, 0), all.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "/") {
      const field = document.getElementById("page-search") || document.getElementById("site-search");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });
})();
