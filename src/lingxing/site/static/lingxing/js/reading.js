// The reading page: copy a permalink, show in the contents where the reader is, open the margin note that a link names.
(() => {
  "use strict";

  const announce = (text) => {
    const status = document.getElementById("status");
    if (status) status.textContent = text;
  };

  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done ? undefined : Promise.reject(new Error("copy refused"));
  };

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-copy]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const before = link.textContent;
    try {
      await copy(new URL(link.getAttribute("href"), location.href).href);
      link.textContent = "已复制";
      announce(`已复制固定链接 ${link.dataset.copy}`);
    } catch {
      location.href = link.href;
      return;
    }
    setTimeout(() => { link.textContent = before; }, 1600);
  });

  const contents = document.querySelector(".contents");
  if (contents && window.matchMedia("(max-width: 60rem)").matches) contents.open = false;

  const links = new Map();
  document.querySelectorAll(".contents a[href^='#']").forEach((link) => {
    links.set(decodeURIComponent(link.getAttribute("href").slice(1)), link);
  });
  if (links.size && "IntersectionObserver" in window) {
    let current = null;
    const observer = new IntersectionObserver((entries) => {
      const entry = entries.find((one) => one.isIntersecting);
      const link = entry && links.get(entry.target.id);
      if (!link || link === current) return;
      if (current) current.removeAttribute("aria-current");
      link.setAttribute("aria-current", "location");
      current = link;
    }, { rootMargin: "0px 0px -75% 0px" });
    links.forEach((_, id) => {
      const section = document.getElementById(id);
      if (section) observer.observe(section);
    });
  }

  // The provisions of a printed plan carry the number of the notice that prints it: an address typed as it is printed
  // arrives at the notice, and is sent on to where its provision stands.
  const sheet = document.querySelector(".sheet[data-places]");
  const openTarget = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (sheet && location.hash && !target) location.replace(`${sheet.dataset.places}%23${location.hash.slice(1)}`);
    if (target && target.tagName === "DETAILS") target.open = true;
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();

  const printButton = document.getElementById("print");
  if (printButton) {
    printButton.hidden = false;
    printButton.addEventListener("click", () => window.print());
  }
})();
